import { plainWidth, readLine } from './characters.ts';

/** Radicals (⼈ U+2F08) that PDF files contain in place of the character (人 U+4EBA). */
const radicals = /[\u2e80-\u2fdf]/g;

/** Full-width letters and digits. Full-width punctuation is normal in Chinese and stays. */
const wideLetters = /[０-９Ａ-Ｚａ-ｚ]/g;

/** Dots that keyboards and systems write between the parts of a name. The standard one is U+00B7. */
const dots = /(?:\s*[\u00b7\u2022\u2027\u2219\u22c5\u25cf\u2e31\u2e33\u30fb\uff65])+\s*/g;
/** A full stop between Chinese characters stands for a middle dot. */
const stopBetween = /(\p{Script=Han})\s*[.\uff0e]\s*(?=\p{Script=Han})/gu;

/** Spaces that align two characters with three (王　芳). Between Chinese characters they carry no meaning. */
const spaceBetween = /(\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/**
 * Normalizes the name of a person, place, squad or material, so that names that look alike are stored alike.
 * It composes characters, folds compatibility ideographs and radicals, removes invisible characters and alignment
 * spaces, and writes every separator as one middle dot.
 */
export const readName = (text: string): string =>
  readLine(text.replace(radicals, (c) => c.normalize('NFKC')).replace(wideLetters, plainWidth))
    .replace(dots, '·')
    .replace(stopBetween, '$1·')
    .replace(spaceBetween, '$1');

/** Characters at the start of a text that make a spreadsheet read it as a formula. */
const formulaStart = /^[=+\-@＝＋－＠][=+\-@＝＋－＠\s]*/;

/**
 * Tells whether a normalized name may be stored. A name must not start like a formula: rosters are opened in
 * spreadsheets.
 */
export const isName = (name: string): boolean => name !== '' && !formulaStart.test(name);

/**
 * Removes the characters that make a spreadsheet read a name as a formula. For senders that cannot correct the name.
 */
export const withoutFormula = (name: string): string => name.replace(formulaStart, '');

/** Returns a key that is equal for names that look alike: width, case and spaces are ignored. */
export const nameKey = (name: string): string => readName(name.normalize('NFKC').toLowerCase().replace(/\s/g, ''));

/** Returns the key that a search compares, for both the query and the searched text: a name's key without dots. */
export const searchKey = (text: string): string => nameKey(nameKey(text).replace(/[·.]/g, ''));
