import type { RandomBytes } from '../kernel/id.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { checkCharacter, isChecked } from './check-character.ts';
import { crockfordBytes, crockfordText, inGroups, readCrockford } from './crockford.ts';

/** 100 bits: nobody guesses one, and it can be written down. */
const SECRET_CHARACTERS = 20;
const SECRET_BYTES = 13;
/** With the check character. */
export const RECEIPT_CHARACTERS = SECRET_CHARACTERS + 1;

/** Why a text is no receipt. `at` is the first character that can not be one, counted from 0, without separators. */
export interface ReceiptFault {
  readonly code: 'incomplete' | 'too_long' | 'bad_character' | 'check_wrong';
  readonly at?: number;
}

/** A new receipt in canonical form. It is made on the person's device and known to nobody else. */
export function newReceipt(random: RandomBytes): string {
  const secret = crockfordText(random(SECRET_BYTES), SECRET_CHARACTERS);
  return secret + checkCharacter(secret);
}

/** As shown: `ABC-DEF-…`, seven groups of three. */
export const formatReceipt = (receipt: string): string => inGroups(receipt, 3);

function readCharacters(text: string, length: number): Result<string, ReceiptFault> {
  const { characters, badAt } = readCrockford(text);
  if (badAt !== undefined) return err({ code: 'bad_character', at: badAt });
  if (characters.length < length) return err({ code: 'incomplete' });
  return characters.length > length ? err({ code: 'too_long' }) : ok(characters);
}

/** Reads what was typed from paper, forgivingly; the check character tells a slip. */
export function readReceipt(text: string): Result<string, ReceiptFault> {
  const read = readCharacters(text, RECEIPT_CHARACTERS);
  return read.ok && !isChecked(read.value) ? err({ code: 'check_wrong' }) : read;
}

/** The secret that a canonical receipt stands for: 100 bits, and four zeros. */
export const receiptBits = (receipt: string): Uint8Array<ArrayBuffer> =>
  crockfordBytes(receipt.slice(0, SECRET_CHARACTERS));

/** The first 100 bits of a hash, for people and for a QR code. */
export const fingerprintText = (hash: Uint8Array): string => crockfordText(hash, SECRET_CHARACTERS);

/** As shown: five groups of four. */
export const formatFingerprint = (fingerprint: string): string => inGroups(fingerprint, 4);

/** Reads a fingerprint by the receipt's rules; it has no check character. */
export const readFingerprint = (text: string): Result<string, ReceiptFault> => readCharacters(text, SECRET_CHARACTERS);
