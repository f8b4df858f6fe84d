import { ok } from '../../../domain/kernel/result.ts';
import { GRANT_BYTES } from '../../../domain/tips/limits.ts';
import { fingerprintText } from '../../../domain/tips/receipt.ts';
import { type KeyBundle, type SignedBundle, signedBundleText } from '../../../protocol/tips/tip.ts';
import { type Bytes, fromBase64, sha256, toBase64, utf8 } from './bytes.ts';
import { fail, type Sealing } from './failure.ts';
import { RootGrantContent } from './schemas.ts';
import { openJson, sealJson } from './sealed-json.ts';

/** Algorithm of the root key, which signs a district's key lists. Phones pin its public key. */
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

const signedBytes = (bundle: string): Bytes => utf8(signedBundleText(bundle));

/** Makes a root key, once, at the first key ceremony. The secret is PKCS8 in Base64. */
export async function makeRoot(): Promise<{
  readonly root: string;
  readonly secret: string;
  readonly fingerprint: string;
}> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
  const secret = toBase64(new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey)));
  return { root: toBase64(spki), secret, fingerprint: fingerprintText(await sha256(spki)) };
}

/** Returns 100 bits of the root's hash, as in a leaflet's QR code. Invalid Base64 counts as empty. */
export const fingerprintOf = async (root: string): Promise<string> =>
  fingerprintText(await sha256(fromBase64(root) ?? new Uint8Array()));

export async function signBundle(rootSecret: string, bundle: KeyBundle): Promise<SignedBundle> {
  const pkcs8 = fromBase64(rootSecret) ?? new Uint8Array();
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign']);
  const text = JSON.stringify(bundle);
  const signature = new Uint8Array(await crypto.subtle.sign(SIGNING, key, signedBytes(text)));
  return { bundle: text, signature: toBase64(signature) };
}

/** Whether the root signed the bundle; undefined if the root is not a valid key. */
export async function isSigned({ bundle, signature }: SignedBundle, root: string): Promise<boolean | undefined> {
  const spki = fromBase64(root);
  const bytes = fromBase64(signature);
  if (!spki) return undefined;
  try {
    const key = await crypto.subtle.importKey('spki', spki, ALGORITHM, false, ['verify']);
    return bytes !== undefined && (await crypto.subtle.verify(SIGNING, key, bytes, signedBytes(bundle)));
  } catch {
    return undefined;
  }
}

/** Seals the root's secret to a signer or to recovery. */
export const sealRoot = (rootSecret: string, recipient: string, instance: string): Sealing<string> =>
  sealJson(recipient, { instance, root: rootSecret }, [GRANT_BYTES]);

/** @returns the root's secret, for `signBundle` */
export async function openRoot(file: string, identity: string, instance: string): Sealing<string> {
  const opened = await openJson(identity, file, [GRANT_BYTES], RootGrantContent);
  if (!opened.ok) return opened;
  return opened.value.instance === instance ? ok(opened.value.root) : fail('other_instance');
}
