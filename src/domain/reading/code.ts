import { dropInvisible, plainWidth, tidySpaces } from './characters.ts';

/** The dashes that word processors put in place of a hyphen. */
const dashes = /[\p{Pd}\u2212]/gu;

/** A spreadsheet's ways to keep leading zeros: `="0012"` and `'0012`. */
const kept = /^(?:="(.*)"|['’‘](.*))$/;

/** The text that a spreadsheet's cell shows. */
export function readCell(text: string): string {
  const found = kept.exec(text.trim());
  return found ? (found[1] ?? found[2] ?? '') : text.trim();
}

/** A volunteer number or another short code: plain letters, digits and hyphens. */
export const readCode = (text: string): string => tidySpaces(plainWidth(dropInvisible(text)).replace(dashes, '-'));

/**
 * A phone number as it is kept: digits with single hyphens or spaces. Brackets round an area code and dots between
 * groups become hyphens; `.0`, which spreadsheets put behind a number, is dropped.
 */
export const readPhone = (text: string): string =>
  readCode(text)
    .replace(/^(\+?\d{7,})\.0+$/, '$1')
    .replace(/^\(\s*(\+?\d+)\s*\)[ -]*/, '$1-')
    .replace(/(\d)\s*[.·]\s*(?=\d)/g, '$1-')
    .replace(/\s*-\s*/g, '-');

/** Why a cell holds no phone number that can be dialled. */
export type PhoneFault = 'several' | 'rounded' | 'extension' | 'other';

/** What is wrong with a text that is no phone number. */
export function phoneFault(text: string): PhoneFault {
  const plain = readCode(text);
  if (/^\d(\.\d+)?E\+?\d+$/i.test(plain)) return 'rounded';
  if (/转|分机|ext|#|\bx\d/i.test(plain)) return 'extension';
  const numbers = plain.split(/[/、,，;；|\\]|和|或/).filter((part) => part.replace(/\D/g, '').length >= 7);
  if (numbers.length > 1 || plain.split(' ').filter((part) => /^\d{7,}$/.test(part)).length > 1) return 'several';
  return 'other';
}

/** GB 11643-1999: the weights of the first 17 digits, and the check characters by the sum's remainder. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** Is a text an identity card number, by its check character? Such a number is never kept. */
export function isIdentityNumber(text: string): boolean {
  const plain = readCode(text).replace(/[ -]/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(plain)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(plain[i]), 0);
  return checks[sum % 11] === plain[17];
}
