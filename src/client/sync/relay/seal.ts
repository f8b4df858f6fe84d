import type { RandomBytes } from '../../../domain/kernel/id.ts';
import {
  MAX_RELAY_CHANGES,
  MAX_RELAY_CONTENT_BYTES,
  RELAY_FORMAT,
  RELAY_VERSION,
  type SealedContent,
  type SealedFile,
  type SealedHeader,
  sealedWith,
} from '../../../protocol/relay/relay.ts';
import { changeToWire } from '../../../protocol/sync/record-wire.ts';
import type { ChangeRow } from '../../data/idb/rows.ts';
import type { KeptRelayKey } from '../../data/store-types.ts';
import { gzip } from '../../platform/gzip.ts';
import { wireOf } from '../batch.ts';

interface Sealer {
  /**
   * The key issued to this phone by hello. It stays valid after the device id is renewed, because the seal names the
   * member.
   */
  readonly key: KeptRelayKey;
  readonly district: string;
  readonly random: RandomBytes;
}

const NONCE_BYTES = 12;
const encoder = new TextEncoder();

/** Bytes that one call can take as arguments. */
const SLICE = 8_192;

/** Encodes bytes as Base64 (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += SLICE)
    text += String.fromCharCode(...bytes.subarray(from, from + SLICE));
  return btoa(text);
}

export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** A file must fit even uncompressed; Base64 makes four bytes of three. */
const MOST_BYTES = Math.min(MAX_RELAY_CONTENT_BYTES, 7_000_000);

/** Returns the oldest changes that fit into a file. */
export function fitting(changes: readonly ChangeRow[]): ChangeRow[] {
  const kept: ChangeRow[] = [];
  let bytes = 0;
  for (const change of changes) {
    const sent = wireOf(change);
    if (!sent) continue;
    bytes += encoder.encode(sent.text).byteLength + 1;
    if (kept.length === MAX_RELAY_CHANGES || bytes > MOST_BYTES) break;
    kept.push(change);
  }
  return kept;
}

/**
 * Groups changes in the order of saving, one batch for each run of a device. Some may have an earlier id of this phone.
 */
function contentOf(changes: readonly ChangeRow[]): SealedContent {
  const batches: { device: string; changes: unknown[] }[] = [];
  for (const change of changes) {
    const last = batches.at(-1);
    if (last?.device === change.device) last.changes.push(changeToWire(change));
    else batches.push({ device: change.device, changes: [changeToWire(change)] });
  }
  return { batches };
}

/**
 * Seals changes for the server, so that the teammate can neither read nor change the file.
 * @param changes no more than `fitting` returns
 * @returns undefined if the browser has no cryptography, as on a page without https
 */
export async function sealChanges(
  { key, district, random }: Sealer,
  changes: readonly ChangeRow[],
): Promise<SealedFile | undefined> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return undefined;
  const plain = encoder.encode(JSON.stringify(contentOf(changes)));
  const packed = await gzip(plain);
  const header: SealedHeader = {
    format: RELAY_FORMAT,
    version: RELAY_VERSION,
    district,
    device: key.device,
    member: key.member,
    key: key.id,
    packing: packed ? 'gzip' : 'none',
  };
  const nonce = random(NONCE_BYTES).slice();
  const secret = await subtle.importKey('raw', fromBase64(key.key), 'AES-GCM', false, ['encrypt']);
  const cover = { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(sealedWith(header)) };
  const sealed = new Uint8Array(await subtle.encrypt(cover, secret, packed ?? plain));
  return { ...header, nonce: toBase64(nonce), sealed: toBase64(sealed) };
}
