import { bech32 } from '@scure/base';

const PREFIX = 'age1pq1';
/** Length of an ML-KEM-768 encapsulation key and an X25519 point. */
const BYTES = 1_216;

/**
 * Tells whether a text is a native hybrid age recipient, checksum included. An invalid one in a bundle would keep
 * everybody from sealing.
 */
export function isRecipient(text: string): boolean {
  if (!text.startsWith(PREFIX)) return false;
  const read = bech32.decodeUnsafe(text, false);
  return read !== undefined && bech32.fromWordsUnsafe(read.words)?.length === BYTES;
}
