import { bytesToHex } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { type CertificateCode, digestOf, sameBytes } from '../../domain/certificates/code.ts';
import type { CertificateContent } from '../../domain/certificates/content.ts';
import { checkSignature, type PublicKey } from '../../domain/certificates/verify.ts';
import { CheckResponse, KeysResponse, readContent } from '../../protocol/certificates/certificates.ts';
import { json } from '../platform/http/answer.ts';
import { type RequestOptions, request } from '../platform/http/request.ts';

/**
 * The outcome of checking a paper:
 * - `forged`: the signature is wrong, or the server's text is another; `noKey`: no network, and no key kept;
 * - `offline`: the signature is valid, the content was not compared; `valid` with the content to compare, perhaps after its
 *   public notice only;
 * - `superseded` and `withdrawn` since a day; `unknown` to the server; `newer`: a later release wrote it.
 */
export type Checked =
  | { readonly state: 'forged' | 'noKey' | 'offline' | 'unknown' | 'newer' }
  | { readonly state: 'valid'; readonly content: CertificateContent; readonly isInNotice: boolean }
  | { readonly state: 'superseded' | 'withdrawn'; readonly since: string };

const KEPT = 'qingyuan.certificates.keys';
const TIMEOUT_MS = 15_000;

const ask = <S extends v.GenericSchema>(path: string, schema: S, options: Partial<RequestOptions> = {}) =>
  request(path, json(schema), { identity: 'none', timeoutMs: TIMEOUT_MS, ...options });

function readKept(): KeysResponse | undefined {
  try {
    const read = v.safeParse(KeysResponse, JSON.parse(localStorage.getItem(KEPT) ?? ''));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

function keep(keys: KeysResponse): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(keys));
  } catch {
    // Storage refused: the next check needs the network again.
  }
}

const bytesOf = ({ keys }: KeysResponse): PublicKey[] =>
  keys.map(({ id, key }) => ({ id, bytes: Uint8Array.from(atob(key), (char) => char.charCodeAt(0)) }));

/** Checks a paper by its code: the signature always, the content with a network. No cookie goes along. */
export async function checkPaper(code: CertificateCode): Promise<Checked> {
  const fetched = await ask('/api/certificates/keys', KeysResponse);
  if (fetched.ok) keep(fetched.value);
  const keys = fetched.ok ? fetched.value : readKept();
  const signature = checkSignature(code, keys ? bytesOf(keys) : []);
  if (signature === 'forged') return { state: 'forged' };
  if (signature === 'unknown') return { state: fetched.ok ? 'forged' : 'noKey' };
  const { number, version, digest } = code;
  const asked = { number, version, digest: bytesToHex(digest) };
  const answer = await ask('/api/certificates/check', CheckResponse, { method: 'POST', json: asked });
  if (!answer.ok) return { state: 'offline' };
  const { state, text, since, isInNotice } = answer.value;
  if (state === 'valid' && text !== null) {
    if (!sameBytes(digestOf(text), digest)) return { state: 'forged' };
    const content = readContent(text);
    return content.ok ? { state, content: content.value, isInNotice } : { state: 'newer' };
  }
  if (state === 'superseded' || state === 'withdrawn') return { state, since: since ?? '' };
  return { state: 'unknown' };
}
