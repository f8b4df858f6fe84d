/** Returns a text's width in multiples of the font's size. */
export type Measure = (text: string, isBold: boolean) => number;

/** Marks that must not begin a line (避头). */
const noStart = new Set('，。、；：？！）》〉」』】〕〗”’…—～·％‰℃,.;:?!)]}%°');
/** Marks that must not end a line (避尾). */
const noEnd = new Set('（《〈「『【〔〖“‘([{￥$#');
/** Characters that stay with the number before them. */
const units = new Set('年月日号时分秒点株克岁条元名人份周米个张册种亩');

/** A character with the marks that belong to it, such as accents and joined parts of a picture character. */
const character = /\P{M}(?:\p{M}|\u200d\P{M})*|\p{M}+/gu;
const word = /[\p{Script=Latin}\p{Script=Greek}\p{N}'’@/_+\-.:&=?#~]/u;
const digit = /\p{Nd}$/u;

const charactersOf = (text: string): readonly string[] => text.match(character) ?? [];

/** Tells whether a line may end between two characters. */
function mayBreak(before: string, after: string): boolean {
  if (after === ' ') return false;
  if (noEnd.has(before)) return false;
  if (noStart.has(after)) return false;
  if (digit.test(before) && units.has(after)) return false;
  return !(word.test(before) && word.test(after));
}

/** Divides a text into the parts that stay on one line; a space stays with the part before it. */
export function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let last = '';
  for (const each of charactersOf(text)) {
    const open = parts.length - 1;
    if (open < 0 || (last === ' ' && each !== ' ') || mayBreak(last, each)) parts.push(each);
    else parts[open] += each;
    last = each;
  }
  return parts;
}

/** Breaks one paragraph, whose spaces are single. */
function breakParagraph(text: string, isWithin: (line: string) => boolean): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const take = (part: string) => {
    if (line === '' || isWithin((line + part).trimEnd())) line += part;
    else {
      lines.push(line.trimEnd());
      line = part;
    }
  };
  for (const part of partsOf(text)) {
    // A part that is wider than a line, such as a long address, is divided anywhere.
    if (isWithin(part.trimEnd())) take(part);
    else for (const each of charactersOf(part)) take(each);
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}

/** Width below which a last line is too short, in multiples of the font's size: three characters. */
const FORGOTTEN = 3.5;
/** Shares of the width that are tried so that a last line is longer. */
const NARROWER = [0.97, 0.94, 0.91, 0.88, 0.85];

/**
 * Breaks a text into lines as Chinese is set. No mark begins a line that belongs to the text before it, no opening mark
 * ends one, and words, numbers and their units stay whole. Line breaks of the text are kept; nothing is left out.
 * @param width of a line, in multiples of the font's size
 */
export function breakLines(text: string, width: number, isBold: boolean, measure: Measure): readonly string[] {
  const within = (most: number) => (line: string) => measure(line, isBold) <= most;
  const isForgotten = (lines: readonly string[]) => measure(lines.at(-1) ?? '', isBold) < FORGOTTEN;
  return text
    .split('\n')
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .flatMap((paragraph) => {
      const lines = breakParagraph(paragraph, within(width));
      if (lines.length < 2 || !isForgotten(lines)) return lines;
      const others = NARROWER.map((share) => breakParagraph(paragraph, within(width * share)));
      return others.find((other) => other.length === lines.length && !isForgotten(other)) ?? lines;
    });
}

/** Tries of a narrower width: the last one differs by a hundredth of a line. */
const TRIES = 6;

/** Breaks a title into as few lines as `breakLines` does, of about the same length. */
export function balanceLines(text: string, width: number, isBold: boolean, measure: Measure): readonly string[] {
  const widest = breakLines(text, width, isBold, measure);
  let [narrow, wide, best] = [width / 2, width, widest];
  for (let turn = 0; turn < TRIES && widest.length > 1; turn += 1) {
    const middle = (narrow + wide) / 2;
    const lines = breakLines(text, middle, isBold, measure);
    if (lines.length > widest.length) narrow = middle;
    else [wide, best] = [middle, lines];
  }
  return best;
}
