const digits = new Map(Array.from('零一二三四五六七八九', (character, value) => [character, value] as const));
digits.set('〇', 0);
digits.set('两', 2);

const places = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Characters of Chinese numerals, for use in a class of a regular expression. */
export const NUMERALS = '零〇一二两三四五六七八九十百千万亿';

/** Reads a numeral below 10,000, such as 三百二十. Each place may come once, from the highest down. */
function readSection(text: string): number | undefined {
  let total = 0;
  let digit: number | undefined;
  let last = 10_000;
  let isZeroBefore = false;
  for (const character of text) {
    const value = digits.get(character);
    if (value !== undefined) {
      if (digit !== undefined) return undefined;
      if (value === 0) isZeroBefore = true;
      else digit = value;
      continue;
    }
    const place = places.get(character) ?? last;
    if (place >= last) return undefined;
    if (digit === undefined && (place !== 10 || (total > 0 && !isZeroBefore))) return undefined;
    total += (digit ?? 1) * place;
    digit = undefined;
    last = place;
    isZeroBefore = false;
  }
  // 三百二 is colloquial, and could be meant as 302.
  if (digit !== undefined && total > 0 && last !== 10 && !isZeroBefore) return undefined;
  return total + (digit ?? 0);
}

/**
 * Reads a Chinese numeral, such as 十二 or 八万二千.
 * @returns undefined if it is no whole number above zero in regular form, as 三四 or 百千
 */
export function readNumeral(text: string): number | undefined {
  let rest = text;
  let total = 0;
  for (const [mark, size] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const at = rest.indexOf(mark);
    if (at < 0) continue;
    const section = readSection(rest.slice(0, at));
    if (!section) return undefined;
    total += section * size;
    rest = rest.slice(at + 1);
  }
  if (rest === '') return total || undefined;
  const section = readSection(rest);
  return section ? total + section : undefined;
}
