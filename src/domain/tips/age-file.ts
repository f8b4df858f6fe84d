import { err, ok, type Result } from '../kernel/result.ts';

/** Bytes of plain text in each part of an age file's payload, and of the tag behind each (age-encryption.org/v1). */
const PART = 65_536;
const TAG = 16;
const NONCE = 16;

/**
 * The header of an age file to exactly one hybrid recipient. All in it is of fixed length: a share of 1,120 bytes, a
 * wrapped key of 32, a MAC of 32, each in Base64 whose unused bits are zero. So one file has one spelling, and neither a
 * second recipient nor another kind of one has room.
 */
const header =
  /^age-encryption\.org\/v1\n-> mlkem768x25519 [A-Za-z0-9+/]{1493}[AQgw]\n[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]\n--- [A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]\n$/;
/** Bytes of that header. */
export const AGE_HEADER_BYTES = 1_627;
const VERSION = 'age-encryption.org/v1\n';

/** Why bytes are not taken for a sealed file: no age file at all; not to one hybrid recipient alone; of no known size. */
export type AgeFileFault = 'not_age' | 'other_recipients' | 'size_wrong';

/** Bytes of the sealed file for so many bytes of plain text. */
export const sealedSize = (plain: number): number =>
  AGE_HEADER_BYTES + NONCE + plain + TAG * Math.max(1, Math.ceil(plain / PART));

/** @returns the class of plain text that a sealed file of this size holds; undefined if it holds none of them */
export const sealedClass = (size: number, classes: readonly number[]): number | undefined =>
  classes.find((plain) => sealedSize(plain) === size);

/** Looks at a file's first bytes only: enough where it comes in chunks. */
export function checkAgeHeader(bytes: Uint8Array): Result<true, AgeFileFault> {
  const text = String.fromCharCode(...bytes.subarray(0, AGE_HEADER_BYTES));
  if (!text.startsWith(VERSION)) return err('not_age');
  return header.test(text) ? ok(true) : err('other_recipients');
}

/**
 * Checks, without any key, that bytes are built as an age file to exactly one hybrid recipient, with plain text of one of
 * the classes. It can not tell whether the content was sealed to whom it should.
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
