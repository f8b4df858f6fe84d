const digits = '零一二三四五六七八九';
const places = ['', '十', '百', '千'];

/**
 * Writes a whole number from 0 to 9,999 as a Chinese numeral.
 * @returns for example 十二 for 12, 三百二十 for 320, 一百零五 for 105
 */
export function writeNumeral(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0 || value > 9_999) throw new RangeError(`no numeral: ${value}`);
  if (value < 10) return digits[value] ?? '';
  const text = String(value);
  let written = '';
  for (const [index, digit] of [...text].entries()) {
    const place = places[text.length - 1 - index] ?? '';
    if (digit !== '0') written += `${digits[Number(digit)]}${place}`;
    else if (!written.endsWith('零')) written += '零';
  }
  return written.replace(/零+$/, '').replace(/^一十/, '十');
}

/** Writes a number before a measure word, where two is 两: 两个, 十二个. */
export const writeCounted = (value: number): string => (value === 2 ? '两' : writeNumeral(value));

export type Level = 1 | 2 | 3 | 4;

/** How the number of a heading is written at each level (GB/T 9704-2012, 7.3.3). */
const headingNumbers: Readonly<Record<Level, (n: number) => string>> = {
  1: (n) => `${writeNumeral(n)}、`,
  2: (n) => `（${writeNumeral(n)}）`,
  3: (n) => `${n}.`,
  4: (n) => `（${n}）`,
};

/** Numbers headings and points by their order, so that no number is left out or comes twice. */
export function makeNumbering() {
  let counts: Record<Level, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  let points = 0;
  const levels = [1, 2, 3, 4] as const;
  const reset = (): void => {
    points = 0;
  };
  return {
    heading(level: Level): string {
      reset();
      counts = { ...counts, [level]: counts[level] + 1 };
      for (const lower of levels) if (lower > level) counts = { ...counts, [lower]: 0 };
      return headingNumbers[level](counts[level]);
    },
    /** 一是, 二是 and so on; begins again after each heading or paragraph. */
    point: (): string => `${writeNumeral(++points)}是`,
    paragraph: reset,
    /** The numbers of the present headings, such as 三、（二）; empty before the first. */
    place: (): string => levels.map((level) => (counts[level] ? headingNumbers[level](counts[level]) : '')).join(''),
  };
}
