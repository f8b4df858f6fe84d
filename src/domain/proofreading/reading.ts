import { NUMERALS, readNumeral } from './numerals.ts';
import { unitAt } from './units.ts';

/** How a number is meant: as it stands, or with 余, 约, 以上 or 以下. */
export type Precision = 'exact' | 'more' | 'about' | 'least' | 'most';

/**
 * A number in a text, as it is read. `quantity` has a unit; `rate` is a share of a hundred; `plain` has no unit; `date`,
 * `ratio` and `name` count nothing: years and days, 17:1, numbers in names, of documents and telephones.
 */
export interface Reading {
  readonly sort: 'quantity' | 'rate' | 'plain' | 'date' | 'ratio' | 'name';
  /** Its place in the text, unit included. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** The least and the greatest value that the writing allows. */
  readonly low: number;
  readonly high: number;
  /** Digits after the point, as written. */
  readonly decimals: number;
  readonly precision: Precision;
  readonly unit: string;
  /** The factor of the digits: 10,000 for 万. */
  readonly size: number;
  readonly isChinese: boolean;
  /** The counted noun that stands in place of a measure word, as in 两镇. */
  readonly bareNoun?: string;
}

/** The longest number and the longest space that are read as one; longer runs of digits name something. */
const DIGITS = 15;

const wide = /[０-９Ａ-Ｚａ-ｚ％．]/g;

/** Makes digits, letters and signs plain without moving anything: positions stay those of the text. */
export const plainDigits = (text: string): string =>
  text.replace(wide, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));

const numeral = `[${NUMERALS}]`;

/** Numbers that count nothing, in the order in which they are tried. */
const names: readonly (readonly ['date' | 'ratio' | 'name', RegExp])[] = [
  ['name', /第 ?(?:\d{1,6}|[零〇一二两三四五六七八九十百]{1,6})(?:[个次届名期批条项])?/y],
  ['name', /[〔[【(（]\d{4}[〕\]】)）] ?第? ?\d{1,5} ?号/y],
  ['date', /(?:19|20)\d\d[-./][01]?\d[-./][0-3]?\d(?!\d)/y],
  ['name', /\d{1,2}\.(?=(?:19|20)\d\d ?年)/y],
  ['date', /(?:19|20)\d\d ?[-—–~～至到/] ?(?:(?:19|20)\d\d|\d\d) ?(?:年度?|学年度?)?(?!\d)/y],
  ['date', /(?:19|20)\d\d ?年(?: ?[01]?\d ?月(?: ?[0-3]?\d ?日)?)?/y],
  ['date', /[一二][零〇一二三四五六七八九]{3}年/y],
  ['date', /[01]?\d ?月(?: ?[0-3]?\d ?日)?/y],
  ['date', /(?:十[一二]?|[一二三四五六七八九])月(?:[一二三四五六七八九十]{1,3}日)?/y],
  ['date', /[0-3]?\d ?日/y],
  ['date', /[01]?\d[·・][0-3]?\d(?!\d)/y],
  ['date', /[01]?\d\.[0-3]?\d(?=[”"’』」]? ?(?:国际|禁毒|世界|全国|全民|宣传))/y],
  ['date', /[0-2]?\d[:：][0-5]\d(?:[:：][0-5]\d)?(?=[^\d]|$)(?= ?[-—~至到开结许分,，。;；)）\s]|$)/y],
  ['ratio', /\d{1,6}(?:\.\d{1,4})?[:：∶]\d{1,6}(?:\.\d{1,4})?/y],
  ['name', /1[3-9]\d{9}(?!\d)/y],
  ['name', /\d{3,4}[-—]\d{3,4}(?:[-—]?\d{3,4})+(?!\d)/y],
  ['name', /\d{1,6} ?(?:号|年级|年制|级|届|组|班|栋|楼|等奖|中(?![小学]))/y],
  ['name', /[零〇一二两三四五六七八九十]{1,4}(?:年级|年制|级|届|组|班|号|楼|等奖|五规划)/y],
  ['name', /[A-Za-z][A-Za-z0-9_.+#-]{0,40}/y],
  ['name', /\d{1,15}(?:\.\d{1,6})?[A-Za-z]{1,10}/y],
  ['name', new RegExp(`${numeral}{1,6}分之(?=[^\\d${NUMERALS}]|$)`, 'y')],
  ['name', new RegExp(`(?!百分之)${numeral}{1,6}分之${numeral}{1,6}`, 'y')],
];

const percent = new RegExp(
  `百分之 ?(?:(\\d{1,6}(?:\\.\\d{1,4})?)|(${numeral}{1,5})(?:点([零〇一二三四五六七八九]{1,4}))?)`,
  'y',
);
const tenths = /(?:(\d{1,2}(?:\.\d)?)|([一二三四五六七八九]))成(?=以上|左右|多|[的。，；、）)?？]|$)/y;
const arabic = /\d{1,3}(?:[,，]\d{3}){1,4}(?!\d)(?:\.\d{1,6})?|\d+(?:\.\d{1,6})?/y;
const chinese = new RegExp(`${numeral}{1,24}`, 'y');
const tail = / ?(余|多)?(十万|百万|千万|万|亿|千(?![克米瓦家方])|百(?![分姓货科年家]))?(余|多)?/y;
const candidate = new RegExp(`[0-9A-Za-z第〔[【(（${NUMERALS}]`, 'g');

const sizes: Readonly<Record<string, number>> = { 十万: 1e5, 百万: 1e6, 千万: 1e7, 万: 1e4, 亿: 1e8, 千: 1e3, 百: 100 };

/** Before a Chinese numeral: characters with which it makes another word. */
const joined = /[初高大周期拜统同专单唯数几上成每逐第之不划]$/;
const before = /(将近|接近|近|大约|约|大概|超过|超|逾|不少于|不低于|至少|高于|多于|突破|不足|不到|不超过|低于|少于) ?$/;
const precisionBefore: Readonly<Record<string, Precision>> = {
  ...{ 将近: 'about', 接近: 'about', 近: 'about', 大约: 'about', 约: 'about', 大概: 'about' },
  ...{ 超过: 'least', 超: 'least', 逾: 'least', 不少于: 'least', 不低于: 'least', 至少: 'least', 高于: 'least' },
  ...{ 多于: 'least', 突破: 'least', 不足: 'most', 不到: 'most', 不超过: 'most', 低于: 'most', 少于: 'most' },
};
const after = / ?[(（]?含?(以上|左右|上下|以下|以内|多(?![个名次种样处]))/y;
const precisionAfter: Readonly<Record<string, Precision>> = {
  ...{ 以上: 'least', 左右: 'about', 上下: 'about', 以下: 'most', 以内: 'most', 多: 'more' },
};

/** Reads words around a number that say how exactly it is meant. */
function aroundOf(text: string, start: number, end: number | undefined): Precision | undefined {
  const lead = before.exec(text.slice(Math.max(0, start - 4), start))?.[1];
  const follows = end === undefined ? undefined : match(after, text, end)?.[1];
  return precisionAfter[follows ?? ''] ?? precisionBefore[lead ?? ''];
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The worth of the last digit that is not a zero at the end: 10,000 for 8万, 10 for 120. */
function stepOf(value: number, decimals: number, size: number): number {
  if (decimals > 0) return size / 10 ** decimals;
  let step = size;
  for (let rest = value / size; rest >= 10 && rest % 10 === 0; rest /= 10) step *= 10;
  return step;
}

/** Returns the values that a writing allows. A rate, and a number in 万 or with decimals, may have been rounded. */
function boundsOf(
  { value, decimals, size, precision }: Pick<Reading, 'value' | 'decimals' | 'size' | 'precision'>,
  unit: string,
): Pick<Reading, 'low' | 'high'> {
  // Reports count money in 万元, where other numbers in 万 are rounded.
  const isRounded = unit === '%' || unit === '‰' || (size >= 1e4 && unit !== '元');
  const [low, high] = rangeOf(value, decimals, size, precision, isRounded);
  return { low, high };
}

function rangeOf(
  value: number,
  decimals: number,
  size: number,
  precision: Precision,
  isRounded: boolean,
): [low: number, high: number] {
  switch (precision) {
    case 'more':
      return [value, value + stepOf(value, decimals, size)];
    case 'about':
      return [value * 0.8, value * 1.1];
    case 'least':
      return [value, Number.POSITIVE_INFINITY];
    case 'most':
      return [0, value];
    case 'exact': {
      const half = isRounded || decimals > 0 ? size / 10 ** decimals / 2 : 0;
      return [value - half, value + half];
    }
  }
}

interface Written {
  readonly start: number;
  /** The end of the digits. */
  readonly end: number;
  readonly value: number;
  readonly decimals: number;
  readonly isChinese: boolean;
}

/** Reads what follows the digits: 余, 万, the unit, 以上. */
function complete(text: string, { start, end, value, decimals, isChinese }: Written): Reading | undefined {
  const [found = '', moreBefore, mark = '', moreAfter] = match(tail, text, end) ?? [];
  const size = sizes[mark] ?? (isChinese && value >= 1e4 && value % 1e4 === 0 ? 1e4 : 1);
  const scaled = mark === '' ? value : Number((value * size).toPrecision(15));
  const isBare = moreBefore === undefined && mark === '' && moreAfter === undefined;
  let at = isBare ? end : end + found.length;
  const space = text.charAt(at) === ' ' ? 1 : 0;
  const sign = text.charAt(at + space);
  const isRate = sign === '%' || sign === '‰';
  const unit = isRate ? { length: 1, unit: sign } : unitAt(text, at + space);
  if (unit) at += space + unit.length;
  else if (isChinese) return undefined;
  if (mark === '' && !unit && !isBare) at = end;
  const isMore = moreBefore !== undefined || moreAfter !== undefined;
  const precision = isMore ? 'more' : (aroundOf(text, start, unit ? at : undefined) ?? 'exact');
  const isNegative = isRate && /(?:^|[^\d%）)])[-－−]$/.test(text.slice(Math.max(0, start - 2), start));
  const parts = { value: isNegative ? -scaled : scaled, decimals, size, precision };
  return {
    sort: isRate ? 'rate' : unit ? 'quantity' : 'plain',
    ...{ start: isNegative ? start - 1 : start, end: at, ...parts, ...boundsOf(parts, unit?.unit ?? '') },
    ...{ isChinese, unit: unit?.unit ?? '' },
    ...(unit && 'bareNoun' in unit && unit.bareNoun !== undefined && { bareNoun: unit.bareNoun }),
  };
}

const nothing = (sort: Reading['sort'], start: number, end: number, value = Number.NaN): Reading => ({
  ...{ sort, start, end, value, low: value, high: value, decimals: 0, precision: 'exact', unit: '', size: 1 },
  isChinese: false,
});

/** Reads the digits of a rate in words, such as 九十五点三. */
function wordsOfRate(words: string, fraction: string): number | undefined {
  const whole = words === '百' ? 100 : readNumeral(words);
  const digits = Array.from(fraction, (character) => readNumeral(character) ?? 0).join('');
  return whole === undefined ? undefined : Number(`${whole}.${digits || 0}`);
}

/** Reads 百分之九十五 and 九成. */
function rateAt(text: string, start: number): Reading | undefined {
  const hundredth = match(percent, text, start);
  const found = hundredth ?? match(tenths, text, start);
  if (!found) return undefined;
  const [whole, digits, words = '', fraction = ''] = found;
  const written = digits === undefined ? wordsOfRate(words, fraction) : Number(digits);
  if (written === undefined) return undefined;
  const end = start + whole.length;
  const parts = {
    value: hundredth ? written : written * 10,
    decimals: hundredth ? (digits?.split('.')[1] ?? fraction).length : 0,
    size: 1,
    precision: aroundOf(text, start, end) ?? (hundredth ? 'exact' : 'about'),
  } as const;
  return { sort: 'rate', start, end, ...parts, ...boundsOf(parts, '%'), unit: '%', isChinese: digits === undefined };
}

function numberAt(text: string, start: number): Reading | undefined {
  const found = match(arabic, text, start);
  if (found) {
    const [written] = found;
    const end = start + written.length;
    const bare = written.replace(/[,，]/g, '');
    const [whole = '', fraction = ''] = bare.split('.');
    if (whole.length > DIGITS) return nothing('name', start, end);
    const isPlainStart = !/[\d.]$/.test(text.slice(Math.max(0, start - 1), start));
    return isPlainStart
      ? complete(text, { start, end, value: Number(bare), decimals: fraction.length, isChinese: false })
      : nothing('name', start, end);
  }
  const run = match(chinese, text, start)?.[0];
  if (run === undefined || run === '一' || joined.test(text.slice(Math.max(0, start - 1), start))) return undefined;
  const value = readNumeral(run);
  return value === undefined
    ? undefined
    : complete(text, { start, end: start + run.length, value, decimals: 0, isChinese: true });
}

/** Signs between numbers that share the unit of the last one. */
const listed = /^ ?[、和及与] ?$/;
const ranged = /^ ?[-—–~～至到] ?$/;

/**
 * Joins ranges, as 10-20人, and gives listed numbers the unit of the last one, as 659、639、721万元.
 */
function shareUnits(text: string, readings: readonly Reading[]): Reading[] {
  const joinedUp: Reading[] = [];
  for (const here of [...readings].reverse()) {
    const next = joinedUp.at(-1);
    const gap = next && next.start - here.end <= 3 ? text.slice(here.end, next.start) : '';
    const isCounted = next?.sort === 'quantity' || next?.sort === 'rate';
    if (next && isCounted && ranged.test(gap) && (here.sort === 'plain' || here.unit === next.unit)) {
      const low = Math.min(here.low * (here.sort === 'plain' ? next.size : 1), next.low);
      joinedUp[joinedUp.length - 1] = { ...next, start: here.start, low, precision: 'about' };
    } else if (next && here.sort === 'plain' && listed.test(gap) && (isCounted || next.sort === 'date')) {
      const { sort, unit, size } = next;
      const parts = { ...here, sort, unit, size, value: Number((here.value * size).toPrecision(15)) };
      joinedUp.push({ ...parts, ...boundsOf(parts, unit) });
    } else joinedUp.push(here);
  }
  return joinedUp.reverse();
}

const nameAt = (text: string, start: number): Reading | undefined => {
  for (const [sort, pattern] of names) {
    const found = match(pattern, text, start)?.[0];
    if (found === undefined) continue;
    const year = sort === 'date' ? /^\d{4}/.exec(found)?.[0] : undefined;
    return nothing(sort, start, start + found.length, year === undefined ? Number.NaN : Number(year));
  }
  return undefined;
};

/** Reads the numbers of a text, in their order. @param text with plain digits, see `plainDigits` */
export function readNumbers(text: string): Reading[] {
  const readings: Reading[] = [];
  candidate.lastIndex = 0;
  for (let hit = candidate.exec(text); hit; hit = candidate.exec(text)) {
    const start = hit.index;
    const reading = nameAt(text, start) ?? rateAt(text, start) ?? numberAt(text, start);
    if (reading) readings.push(reading);
    candidate.lastIndex = reading?.end ?? start + (match(chinese, text, start)?.[0].length ?? 1);
  }
  return shareUnits(text, readings);
}
