import { dropInvisible, plainWidth, tidySpaces } from './characters.ts';

/** Dashes that word processors insert in place of hyphens. */
const dashes = /[\p{Pd}\u2212]/gu;

/** How spreadsheets preserve leading zeros: `="0012"` and `'0012`. */
const textCell = /^(?:="(.*)"|['’‘](.*))$/;

/** Returns the text that a spreadsheet cell displays. */
export function readCell(text: string): string {
  const found = textCell.exec(text.trim());
  return found ? (found[1] ?? found[2] ?? '') : text.trim();
}

/** Normalizes a volunteer number or other short code to plain letters, digits and hyphens. */
export const readCode = (text: string): string => tidySpaces(plainWidth(dropInvisible(text)).replace(dashes, '-'));

/** Normalizes an e-mail address: a code in lower case. */
export const readEmail = (text: string): string => readCode(text).toLowerCase();

/**
 * Normalizes a phone number to digits with single hyphens or spaces. Brackets around an area code and dots between
 * groups become hyphens; the `.0` that spreadsheets append is dropped.
 */
export const readPhone = (text: string): string =>
  readCode(text)
    .replace(/^(\+?\d{7,})\.0+$/, '$1')
    .replace(/^\(\s*(\+?\d+)\s*\)[ -]*/, '$1-')
    .replace(/(\d)\s*[.·]\s*(?=\d)/g, '$1-')
    .replace(/\s*-\s*/g, '-');

/** Why a text is not a phone number that can be dialled. */
export type PhoneFault = 'several' | 'rounded' | 'extension' | 'other';

/** Tells why a text is not a phone number. */
export function phoneFault(text: string): PhoneFault {
  const plain = readCode(text);
  if (/^\d(\.\d+)?E\+?\d+$/i.test(plain)) return 'rounded';
  if (/转|分机|ext|#|\bx\d/i.test(plain)) return 'extension';
  const numbers = plain.split(/[/、,，;；|\\]|和|或/).filter((part) => part.replace(/\D/g, '').length >= 7);
  if (numbers.length > 1 || plain.split(' ').filter((part) => /^\d{7,}$/.test(part)).length > 1) return 'several';
  return 'other';
}

/** Weights of the first 17 digits (GB 11643-1999), then the check characters by the remainder of the sum. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** Tells whether a text is an identity card number, by its check character. The system never stores such a number. */
export function isIdentityNumber(text: string): boolean {
  const plain = readCode(text).replace(/[ -]/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(plain)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(plain[i]), 0);
  return checks[sum % 11] === plain[17];
}
