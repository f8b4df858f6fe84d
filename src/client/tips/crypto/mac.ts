import type { Id } from '../../../domain/kernel/id.ts';
import { type Bytes, fromBase64, sha256, toBase64, utf8 } from './bytes.ts';

/** A message's place. Its MAC covers the place and the SHA-256 of its sealed file. */
export interface MessagePlace {
  readonly instance: string;
  readonly tip: Id;
  readonly from: 'office' | 'person' | 'letter';
  readonly seq: number;
}

const LABEL = 'qingyuan tip message v1';
const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' } as const;

/** Joins fields, each prefixed with its length, so that different fields never give the same bytes. */
function lengthPrefixed(fields: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(fields.reduce((sum, field) => sum + 4 + field.length, 0));
  let at = 0;
  for (const field of fields) {
    new DataView(bytes.buffer).setUint32(at, field.length);
    bytes.set(field, at + 4);
    at += 4 + field.length;
  }
  return bytes;
}

async function covered({ instance, tip, from, seq }: MessagePlace, file: Bytes): Promise<Bytes> {
  const place = [LABEL, instance, tip, from, String(seq)].map(utf8);
  return lengthPrefixed([...place, await sha256(file)]);
}

const importKey = (key: Bytes, use: 'sign' | 'verify'): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', key, ALGORITHM, false, [use]);

/** Computes the MAC, in Base64, of a sealed file at its place. */
export async function macOf(key: Bytes, place: MessagePlace, file: Bytes): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', await importKey(key, 'sign'), await covered(place, file));
  return toBase64(new Uint8Array(mac));
}

/** Compares in constant time. */
export async function isMacOf(mac: string, key: Bytes, place: MessagePlace, file: Bytes): Promise<boolean> {
  const bytes = fromBase64(mac);
  if (bytes?.length !== 32 || key.length === 0) return false;
  return crypto.subtle.verify('HMAC', await importKey(key, 'verify'), bytes, await covered(place, file));
}
