import { bech32 } from '@scure/base';

const PREFIX = 'age1pq1';
/** ML-KEM-768's encapsulation key and an X25519 point. */
const BYTES = 1_216;

/** Is it a native hybrid age recipient, to the last check character? One that is not would keep everybody from sealing. */
export function isRecipient(text: string): boolean {
  if (!text.startsWith(PREFIX)) return false;
  const read = bech32.decodeUnsafe(text, false);
  return read !== undefined && bech32.fromWordsUnsafe(read.words)?.length === BYTES;
}
