import { err, ok, type Result } from '../kernel/result.ts';

/** Bytes of plain text in each chunk of an age payload, then bytes of each chunk's tag (age-encryption.org/v1). */
const PART = 65_536;
const TAG = 16;
const NONCE = 16;

/**
 * Header of an age file with exactly one hybrid recipient. Every part has a fixed length: a share of 1,120 bytes, a
 * wrapped key of 32, a MAC of 32, each in canonical Base64. Hence a file has one spelling, and no second recipient or
 * other recipient type fits.
 */
const header =
  /^age-encryption\.org\/v1\n-> mlkem768x25519 [A-Za-z0-9+/]{1493}[AQgw]\n[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]\n--- [A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]\n$/;
/** Length of that header in bytes. */
export const AGE_HEADER_BYTES = 1_627;
const VERSION = 'age-encryption.org/v1\n';

/**
 * Why bytes are refused as a sealed file. `other_recipients`: any but one hybrid recipient.
 */
export type AgeFileFault = 'not_age' | 'other_recipients' | 'size_wrong';

/** Returns the size of a sealed file for a given size of plain text, both in bytes. */
export const sealedSize = (plain: number): number =>
  AGE_HEADER_BYTES + NONCE + plain + TAG * Math.max(1, Math.ceil(plain / PART));

/** @returns the padding class of the plain text in a sealed file of this size; undefined if there is none */
export const sealedClass = (size: number, classes: readonly number[]): number | undefined =>
  classes.find((plain) => sealedSize(plain) === size);

/** Checks only the first bytes of a file, which is enough while it arrives in chunks. */
export function checkAgeHeader(bytes: Uint8Array): Result<true, AgeFileFault> {
  const text = String.fromCharCode(...bytes.subarray(0, AGE_HEADER_BYTES));
  if (!text.startsWith(VERSION)) return err('not_age');
  return header.test(text) ? ok(true) : err('other_recipients');
}

/**
 * Checks, without a key, that bytes form an age file with one hybrid recipient and a known size. It cannot tell to whom
 * the content was sealed.
 */
export function checkAgeFile(
  bytes: Uint8Array,
  classes: readonly number[],
): Result<{ readonly plain: number }, AgeFileFault> {
  const head = checkAgeHeader(bytes);
  if (!head.ok) return head;
  const plain = sealedClass(bytes.length, classes);
  return plain === undefined ? err('size_wrong') : ok({ plain });
}
