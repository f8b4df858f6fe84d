import { bech32 } from '@scure/base';
import { generateHybridIdentity, identityToRecipient } from 'age-encryption';
import type { Bytes } from './bytes.ts';

/**
 * Prefixes of hybrid identities and recipients, as age writes them. A recipient is longer than Bech32's limit of 90
 * characters.
 */
const SECRET = 'AGE-SECRET-KEY-PQ-';
const RECIPIENT = 'age1pq';
const SEED_BYTES = 32;
/** An ML-KEM-768 encapsulation key and an X25519 point. */
const RECIPIENT_BYTES = 1_216;

function bytesOf(text: string, prefix: string): Bytes | undefined {
  const read = bech32.decodeUnsafe(text, false);
  const bytes = read?.prefix === prefix.toLowerCase() ? bech32.fromWordsUnsafe(read.words) : undefined;
  return bytes ? new Uint8Array(bytes) : undefined;
}

/** Makes a hybrid identity from the platform's randomness. */
export const newIdentity = (): Promise<string> => generateHybridIdentity();

/** Returns the identity of a seed of 32 bytes. */
export const identityOf = (seed: Uint8Array): string =>
  bech32.encodeFromBytes(SECRET.toLowerCase(), seed).toUpperCase();

/** @returns the seed of a hybrid identity; undefined for any other text */
export function seedOf(identity: string): Bytes | undefined {
  const seed = identity.startsWith(`${SECRET}1`) ? bytesOf(identity, SECRET) : undefined;
  return seed?.length === SEED_BYTES ? seed : undefined;
}

export const isIdentity = (text: string): boolean => seedOf(text) !== undefined;

/** Whether a text is a native hybrid recipient. Classic and plugin recipients are never sealed to. */
export const isRecipient = (text: string): boolean =>
  text.startsWith(`${RECIPIENT}1`) && bytesOf(text, RECIPIENT)?.length === RECIPIENT_BYTES;

export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity);
