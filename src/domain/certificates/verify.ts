import { hashes, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { type CertificateCode, signedBytes } from './code.ts';

hashes.sha512 = sha512;

/** A public key of the district, by which its certificates are checked. Former keys stay published. */
export interface PublicKey {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** The outcome of checking a signature; `unknown` without the key that the code names. */
export type SignatureState = 'signed' | 'forged' | 'unknown';

/** Checks a code's signature, without network. */
export function checkSignature(code: CertificateCode, keys: readonly PublicKey[]): SignatureState {
  const key = keys.find(({ id }) => id === code.key);
  if (!key) return 'unknown';
  try {
    return verify(code.signature, signedBytes(code), key.bytes) ? 'signed' : 'forged';
  } catch {
    return 'forged';
  }
}
