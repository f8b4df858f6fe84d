import type { RandomBytes } from '../kernel/id.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { checkCharacter, isChecked } from './check-character.ts';
import { crockfordBytes, crockfordText, inGroups, readCrockford } from './crockford.ts';

/** 100 bits: too many to guess, few enough to write down. */
const SECRET_CHARACTERS = 20;
const SECRET_BYTES = 13;
/** Length with the check character. */
export const RECEIPT_CHARACTERS = SECRET_CHARACTERS + 1;

/** Why a text is not a receipt. `at` is the index of the first invalid character, not counting separators. */
export interface ReceiptFault {
  readonly code: 'incomplete' | 'too_long' | 'bad_character' | 'check_wrong';
  readonly at?: number;
}

/** Makes a receipt in canonical form on the person's device. Nobody else ever has it. */
export function newReceipt(random: RandomBytes): string {
  const secret = crockfordText(random(SECRET_BYTES), SECRET_CHARACTERS);
  return secret + checkCharacter(secret);
}

/** Formats a receipt as `ABC-DEF-…`, seven groups of three. */
export const formatReceipt = (receipt: string): string => inGroups(receipt, 3);

function readCharacters(text: string, length: number): Result<string, ReceiptFault> {
  const { characters, badAt } = readCrockford(text);
  if (badAt !== undefined) return err({ code: 'bad_character', at: badAt });
  if (characters.length < length) return err({ code: 'incomplete' });
  return characters.length > length ? err({ code: 'too_long' }) : ok(characters);
}

/**
 * Reads a receipt typed from paper. It tolerates separators and look-alikes; the check character detects typing errors.
 */
export function readReceipt(text: string): Result<string, ReceiptFault> {
  const read = readCharacters(text, RECEIPT_CHARACTERS);
  return read.ok && !isChecked(read.value) ? err({ code: 'check_wrong' }) : read;
}

/** Returns the secret of a canonical receipt: 100 bits, then four zeros. */
export const receiptBits = (receipt: string): Uint8Array<ArrayBuffer> =>
  crockfordBytes(receipt.slice(0, SECRET_CHARACTERS));

/** Encodes the first 100 bits of a hash for people and for a QR code. */
export const fingerprintText = (hash: Uint8Array): string => crockfordText(hash, SECRET_CHARACTERS);

/** Formats a fingerprint as five groups of four. */
export const formatFingerprint = (fingerprint: string): string => inGroups(fingerprint, 4);

/** Reads a fingerprint as a receipt is read, but without a check character. */
export const readFingerprint = (text: string): Result<string, ReceiptFault> => readCharacters(text, SECRET_CHARACTERS);
