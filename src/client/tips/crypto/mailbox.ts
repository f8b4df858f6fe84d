import { receiptBits } from '../../../domain/tips/receipt.ts';
import { type Bytes, sha256Hex, toHex, utf8 } from './bytes.ts';
import { identityOf, recipientOf } from './identity.ts';

/** Everything derived from a receipt code. */
export interface Mailbox {
  /** 64 hex digits that open the mailbox on the server. */
  readonly token: string;
  /** SHA-256 of the token, which is all that the server stores. */
  readonly tokenHash: string;
  /** The reply identity (AGE-SECRET-KEY-PQ-1…) and its recipient. */
  readonly identity: string;
  readonly recipient: string;
  readonly macKey: Bytes;
}

/**
 * Derives everything from a receipt code. Each district gives different results for the same code.
 * @param receipt in canonical form
 */
export async function deriveMailbox(receipt: string, instance: string): Promise<Mailbox> {
  const secret = await crypto.subtle.importKey('raw', receiptBits(receipt), 'HKDF', false, ['deriveBits']);
  const derive = async (what: string): Promise<Bytes> => {
    const parameters = { name: 'HKDF', hash: 'SHA-256', salt: utf8(instance), info: utf8(`qingyuan tip ${what} v1`) };
    return new Uint8Array(await crypto.subtle.deriveBits(parameters, secret, 256));
  };
  const [token, seed, macKey] = await Promise.all([derive('mailbox'), derive('reply'), derive('mac')]);
  const identity = identityOf(seed);
  return {
    token: toHex(token),
    tokenHash: await sha256Hex(token),
    identity,
    recipient: await recipientOf(identity),
    macKey,
  };
}
