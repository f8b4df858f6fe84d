/** Passphrases must be long, because a stolen key file can be attacked offline at any speed. */
const MIN_WORDS = 5;
const MIN_CHARACTERS = 16;
/** Minimum number of different characters: `aaaaaaaaaaaaaaaa` is long but weak. */
const MIN_DIFFERENT = 6;

/** Tells whether a passphrase has five words or sixteen characters, Chinese ones included. */
export function isStrongPassphrase(text: string): boolean {
  const clean = text.trim();
  const characters = Array.from(clean);
  const words = clean.split(/\s+/u).length;
  const isLong = characters.length >= MIN_CHARACTERS || (words >= MIN_WORDS && characters.length >= 2 * MIN_WORDS);
  return isLong && new Set(characters).size >= MIN_DIFFERENT;
}
