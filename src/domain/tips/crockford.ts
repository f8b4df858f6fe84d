/** Crockford's digits: without I, L and O, which look like other characters, and without U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const lookalikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
/** Separators between groups: spaces, dashes, commas and stops of both widths, and invisible characters. */
const separators = /[\s\p{Pd}\p{Cf}\p{Default_Ignorable_Code_Point}_.,:;/、。·・•‧]/u;

/** Encodes five bits a character, the highest first; the last character is padded with zeros. */
export function crockfordText(bytes: Uint8Array, characters: number): string {
  const bit = (at: number): number => ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
  return Array.from({ length: characters }, (_, i) => {
    const value = [0, 1, 2, 3, 4].reduce((sum, k) => sum * 2 + bit(i * 5 + k), 0);
    return ALPHABET.charAt(value);
  }).join('');
}

/** @returns the bits of the characters, padded with zeros to whole bytes */
export function crockfordBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((text.length * 5) / 8));
  crockfordValues(text).forEach((value, i) => {
    for (let k = 0; k < 5; k++) {
      const at = i * 5 + k;
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (((value >> (4 - k)) & 1) << (7 - (at & 7)));
    }
  });
  return bytes;
}

/** Returns the value of each character, 0 to 31; the text must be canonical. */
export const crockfordValues = (text: string): number[] => Array.from(text, (c) => ALPHABET.indexOf(c));

export const crockfordDigit = (value: number): string => ALPHABET.charAt(value);

/**
 * Reads typed or scanned text. It accepts small and full-width letters, spaces, dashes and letters mistaken for digits.
 * @returns canonical characters, and the index of the first that is not in the alphabet
 */
export function readCrockford(text: string): { readonly characters: string; readonly badAt?: number } {
  const typed = Array.from(text.normalize('NFKC').toUpperCase()).filter((c) => !separators.test(c));
  const characters = typed.map((c) => lookalikes[c] ?? c);
  const badAt = characters.findIndex((c) => !ALPHABET.includes(c));
  return { characters: characters.join(''), ...(badAt >= 0 ? { badAt } : {}) };
}

/** Writes characters in groups, for reading aloud and for writing down. */
export const inGroups = (characters: string, size: number): string =>
  (characters.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join('-');
