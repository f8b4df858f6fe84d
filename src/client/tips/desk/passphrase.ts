/** Passphrases must be long, because a stolen key file can be attacked offline at any speed. */
export const MIN_WORDS = 5;
export const MIN_CHARACTERS = 16;
/** Minimum number of different characters: `aaaaaaaaaaaaaaaa` is long but weak. */
const MIN_DIFFERENT = 6;

export type PassphraseStrength = 'empty' | 'weak' | 'good';

/** Rates a passphrase: strong from five words or sixteen characters, Chinese ones included. */
export function passphraseStrength(text: string): PassphraseStrength {
  const clean = text.trim();
  if (!clean) return 'empty';
  const characters = Array.from(clean);
  const words = clean.split(/\s+/u).length;
  const isLong = characters.length >= MIN_CHARACTERS || (words >= MIN_WORDS && characters.length >= 2 * MIN_WORDS);
  return isLong && new Set(characters).size >= MIN_DIFFERENT ? 'good' : 'weak';
}
