/** A piece of a text for the sheet: what prints, or what was blacked out. */
export interface Piece {
  readonly text: string;
  readonly hidden: boolean;
}

/** Always as long: the length of a name says something too. */
export const BLACK = '████';

/**
 * Blacks words out of a text. What is hidden is not in the result, so that it is neither on the paper nor in a PDF to copy.
 * Long words go first: of “王小明” and “王” the first is hidden whole.
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
      // Two hidden words side by side are one bar: how many there were is nobody's business.
      if (!pieces.at(-1)?.hidden) pieces.push({ text: BLACK, hidden: true });
      at += word.length;
    }
  }
  settle();
  return pieces;
}

const sameText = (a: string, b: string): boolean => a.length === b.length && a.toLowerCase() === b.toLowerCase();

/** How often a word stands in the texts: none is worth a hint. */
export const occurrences = (texts: readonly string[], word: string): number =>
  texts.reduce((sum, text) => sum + countIn(text.toLowerCase(), word.trim().toLowerCase()), 0);

const countIn = (text: string, word: string): number => (word ? text.split(word).length - 1 : 0);
