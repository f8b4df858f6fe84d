/** A stolen key file can be tried against at any speed, so what protects it must be long. */
export const MIN_WORDS = 5;
export const MIN_CHARACTERS = 16;
/** `aaaaaaaaaaaaaaaa` is long and no secret. */
const MIN_DIFFERENT = 6;

export type PassphraseStrength = 'empty' | 'weak' | 'good';

/** Five words, or sixteen characters; Chinese characters are characters. */
export function passphraseStrength(text: string): PassphraseStrength {
  const clean = text.trim();
  if (!clean) return 'empty';
  const characters = Array.from(clean);
  const words = clean.split(/\s+/u).length;
  const isLong = characters.length >= MIN_CHARACTERS || (words >= MIN_WORDS && characters.length >= 2 * MIN_WORDS);
  return isLong && new Set(characters).size >= MIN_DIFFERENT ? 'good' : 'weak';
}
