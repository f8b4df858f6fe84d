import { webcrypto } from 'node:crypto';
import { type SignedBundle, signedBundleText } from '../../protocol/tips/tip.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** Verifies a bundle's signature by the root; undefined if the root is not a P-256 key. */
export async function isSignedBy({ bundle, signature }: SignedBundle, root: string): Promise<boolean | undefined> {
  try {
    const key = await webcrypto.subtle.importKey('spki', Buffer.from(root, 'base64'), ALGORITHM, false, ['verify']);
    return await webcrypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      Buffer.from(signature, 'base64'),
      Buffer.from(signedBundleText(bundle)),
    );
  } catch {
    return undefined;
  }
}
