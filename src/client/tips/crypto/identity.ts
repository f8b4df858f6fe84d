import { bech32 } from '@scure/base';
import { generateHybridIdentity, identityToRecipient } from 'age-encryption';
import type { Bytes } from './bytes.ts';

/** Of a hybrid identity and of a recipient, as age writes them; the text of the latter is long, not limited to 90. */
const SECRET = 'AGE-SECRET-KEY-PQ-';
const RECIPIENT = 'age1pq';
const SEED_BYTES = 32;
/** ML-KEM-768's encapsulation key and an X25519 point. */
const RECIPIENT_BYTES = 1_216;

function bytesOf(text: string, prefix: string): Bytes | undefined {
  const read = bech32.decodeUnsafe(text, false);
  const bytes = read?.prefix === prefix.toLowerCase() ? bech32.fromWordsUnsafe(read.words) : undefined;
  return bytes ? new Uint8Array(bytes) : undefined;
}

/** A new hybrid identity, from the platform's randomness. */
export const newIdentity = (): Promise<string> => generateHybridIdentity();

/** The identity that a seed of 32 bytes stands for. */
export const identityOf = (seed: Uint8Array): string =>
  bech32.encodeFromBytes(SECRET.toLowerCase(), seed).toUpperCase();

/** @returns the seed of a hybrid identity; undefined for any other text */
export function seedOf(identity: string): Bytes | undefined {
  const seed = identity.startsWith(`${SECRET}1`) ? bytesOf(identity, SECRET) : undefined;
  return seed?.length === SEED_BYTES ? seed : undefined;
}

export const isIdentity = (text: string): boolean => seedOf(text) !== undefined;

/** Only native hybrid recipients are sealed to: never a classic one, never a plugin's. */
export const isRecipient = (text: string): boolean =>
  text.startsWith(`${RECIPIENT}1`) && bytesOf(text, RECIPIENT)?.length === RECIPIENT_BYTES;

/** The recipient of a hybrid identity. */
export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity);
