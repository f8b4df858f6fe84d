import { plainWidth, readLine } from './characters.ts';

/** Radicals (⼈ U+2F08) that PDF files hold in place of the character (人 U+4EBA). */
const radicals = /[\u2e80-\u2fdf]/g;

/** Full-width letters and digits; full-width punctuation is ordinary in Chinese and stays. */
const wideLetters = /[０-９Ａ-Ｚａ-ｚ]/g;

/** The dots that keyboards and systems write between the parts of a name; the standard one is U+00B7. */
const dots = /(?:\s*[\u00b7\u2022\u2027\u2219\u22c5\u25cf\u2e31\u2e33\u30fb\uff65])+\s*/g;
/** A full stop is such a dot only between Chinese characters. */
const stopBetween = /(\p{Script=Han})\s*[.\uff0e]\s*(?=\p{Script=Han})/gu;

/** Names are set with spaces so that two characters align with three (王　芳); between Chinese characters they mean nothing. */
const spaceBetween = /(\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/**
 * The name of a person, a place, a squad or a material as it is kept. What looks alike is written alike: composed
 * characters, compatibility ideographs and radicals folded, nothing invisible, one middle dot, no alignment spaces.
 */
export const readName = (text: string): string =>
  readLine(text.replace(radicals, (c) => c.normalize('NFKC')).replace(wideLetters, plainWidth))
    .replace(dots, '·')
    .replace(stopBetween, '$1·')
    .replace(spaceBetween, '$1');

/** A spreadsheet takes a text that begins with one of these for a formula. */
const formulaStart = /^[=+\-@＝＋－＠][=+\-@＝＋－＠\s]*/;

/** May a name be kept as `readName` gave it? None begins like a formula: rosters are opened in spreadsheets again. */
export const isName = (name: string): boolean => name !== '' && !formulaStart.test(name);

/** A name that begins like a formula, made harmless: for senders that can not be asked to correct it. */
export const withoutFormula = (name: string): string => name.replace(formulaStart, '');

/** Equal for names that a reader would take for the same: width, case and spaces do not count. */
export const nameKey = (name: string): string => readName(name.normalize('NFKC').toLowerCase().replace(/\s/g, ''));

/** What a search compares, of the text that is searched and of what was typed: a name's key without its dots. */
export const searchKey = (text: string): string => nameKey(nameKey(text).replace(/[·.]/g, ''));
