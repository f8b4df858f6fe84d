import { dropInvisible, readLine } from '../reading/characters.ts';

/** Characters that set or turn the direction of a text. Chinese and English need none. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

export const hasDirections = (text: string): boolean => directions.test(text);

const words = /[\p{L}\p{M}\p{N}.-]+/gu;
const latin = /\p{Script=Latin}/u;
const alike = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

/** Tells whether a word mixes Latin letters with those of a script that has letters of the same shape. */
export const hasLookAlikes = (text: string): boolean =>
  (text.match(words) ?? []).some((word) => latin.test(word) && alike.test(word));

/** Normalizes a typed text of several lines: composed, no invisible characters, no spaces at the ends of lines. */
export const readText = (text: string): string =>
  dropInvisible(text.replace(/\r\n?/g, '\n'))
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

export { readLine };

/** Counts the characters of a text as people do: a surrogate pair is one, a line break none. */
export const countCharacters = (text: string): number => [...text.replace(/\n/g, '')].length;

/** Ends of sentences, with the quotation marks behind them. */
const sentence = /[^。！？!?\n]+[。！？!?]*[”’」』）)]*\n?|[。！？!?\n]+/g;

/** Splits a text into sentences; line breaks end one too. */
export const sentencesOf = (text: string): readonly string[] =>
  (text.match(sentence) ?? []).map((part) => part.trim()).filter(Boolean);

/** Ends a sentence that has no mark at its end. */
export const ended = (text: string): string =>
  /[。！？!?：:；;，,]$/.test(text) ? text.replace(/[：:；;，,]$/, '。') : `${text}。`;
