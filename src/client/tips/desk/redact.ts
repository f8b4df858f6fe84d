/** A piece of text on the sheet: printed or blacked out. */
export interface Piece {
  readonly text: string;
  readonly hidden: boolean;
}

/** A bar of fixed length, because the length of a name is information too. */
export const BLACK = '████';

/**
 * Blacks words out of a text. Hidden words are not in the result, so they cannot be copied from a PDF. Long words are
 * matched first: of “王小明” and “王”, the first is hidden completely.
 */
export function redact(text: string, words: readonly string[]): Piece[] {
  const wanted = words.map((word) => word.trim()).filter(Boolean);
  const longFirst = [...new Set(wanted)].sort((a, b) => b.length - a.length);
  const pieces: Piece[] = [];
  let plain = '';
  const settle = () => {
    if (plain) pieces.push({ text: plain, hidden: false });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const word = longFirst.find((each) => sameText(text.slice(at, at + each.length), each));
    if (word === undefined) {
      plain += text.charAt(at);
      at += 1;
    } else {
      settle();
      // Adjacent hidden words become one bar, so that their number is not visible.
      if (!pieces.at(-1)?.hidden) pieces.push({ text: BLACK, hidden: true });
      at += word.length;
    }
  }
  settle();
  return pieces;
}

const sameText = (a: string, b: string): boolean => a.length === b.length && a.toLowerCase() === b.toLowerCase();

/** Counts a word in the texts; a count of zero is shown as a hint. */
export const occurrences = (texts: readonly string[], word: string): number =>
  texts.reduce((sum, text) => sum + countIn(text.toLowerCase(), word.trim().toLowerCase()), 0);

const countIn = (text: string, word: string): number => (word ? text.split(word).length - 1 : 0);
