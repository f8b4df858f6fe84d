const digits = '零一二三四五六七八九';
const places = ['', '十', '百', '千'] as const;

/** Writes a number below 10,000 in Chinese. */
function section(value: number): string {
  let text = '';
  let isZero = false;
  const all = String(value);
  for (const [index, digit] of [...all].entries()) {
    const place = places[all.length - 1 - index] ?? '';
    if (digit === '0') {
      isZero = text !== '';
      continue;
    }
    text += `${isZero ? '零' : ''}${digits[Number(digit)]}${place}`;
    isZero = false;
  }
  return text;
}

/** Writes a whole number from 0 to 99,999,999 as it is read: 十二, 三百零五, 八万二千. */
export function numeral(value: number): string {
  if (value === 0) return '零';
  const [high, low] = [Math.floor(value / 10_000), value % 10_000];
  const upper = high > 0 ? `${section(high)}万` : '';
  const text = upper + (upper && low > 0 && low < 1_000 ? '零' : '') + section(low);
  return text.replace(/^一十/, '十').replace(/^二(?=[千万])/, '两');
}

/** Reads digits one by one, as telephone numbers are; `one` is 幺 on the telephone and 一 in a year. */
const oneByOne = (number: string, one: string): string =>
  [...number].map((digit) => (digit === '1' ? one : (digits[Number(digit)] ?? ''))).join('');

/** 两 instead of 二 before what is counted. */
const counted = /^(?:个|份|位|名|株|次|张|本|天|点|小时|场|人|条|台|户|块|元|里|米)/;

function whole(number: string, after: string): string {
  const value = Number(number);
  if (number.length > 8) return oneByOne(number, '幺');
  return value === 2 && counted.test(after) ? '两' : numeral(value);
}

/** Says what part of the day an hour of the 24-hour clock belongs to; a morning needs no word. */
function partOfDay(hour: number): string {
  if (hour > 18 && hour < 24) return '晚上';
  return hour > 12 && hour <= 18 ? '下午' : '';
}

function clock(part: string, hour: string, minute: string): string {
  const named = partOfDay(Number(hour));
  const said = named ? Number(hour) - 12 : Number(hour);
  const at = `${part || named}${said === 2 ? '两' : numeral(said)}点`;
  if (minute === '00') return at;
  if (minute === '30') return `${at}半`;
  return `${at}${minute.startsWith('0') ? '零' : ''}${numeral(Number(minute))}分`;
}

/** Numbers that everybody reads digit by digit. */
const known = new Set(['110', '119', '120', '122', '12345', '12348', '12355', '12356']);

/**
 * Writes numbers, dates, times and telephone numbers as they are said, for somebody who reads a text aloud.
 * @example speak('12月6日 9:00–11:30，拨打110') // 十二月六号 九点到十一点半，拨打幺幺零
 * @example speak('14:00–16:30') // 下午两点到四点半
 */
export const speak = (text: string): string =>
  text
    .replace(/https?:\/\/[\w./?=&#%:-]+/g, '')
    .replace(/(^|\D)(0\d{2,3})-?(\d{7,8})(?!\d)/g, (_, before: string, area: string, number: string) => {
      const said = [area, number].map((part) => oneByOne(part, '幺')).join('，');
      return `${before}${said}`;
    })
    .replace(/(\d)[,，](?=\d{3}(?!\d))/g, '$1')
    .replace(/(上午|中午|下午|傍晚|晚上)?(\d{1,2})[:：](\d{2})(?!\d)/g, (_, part = '', hour: string, minute: string) =>
      clock(part, hour, minute),
    )
    .replace(/([点半分\d])\s*[-–—~～至]\s*(?=[\d零一二三四五六七八九十两下晚])/g, '$1到')
    .replace(/(下午|晚上)([\u4e00-\u9fff]{2,8}?)到\1/g, '$1$2到')
    .replace(/(\d{4})(?=年)/g, (year: string) => oneByOne(year, '一'))
    .replace(/(\d{1,2})日/g, (_, day: string) => `${numeral(Number(day))}号`)
    .replace(/(\d{1,3}(?:\.\d{1,2})?)[%％]/g, '百分之$1')
    .replace(
      /(\d{1,8})\.(\d{1,4})/g,
      (_, left: string, right: string) => `${whole(left, '')}点${oneByOne(right, '一')}`,
    )
    .replace(/(打|拨|拨打|电话|热线)(\s*[:：]?\s*)(\d{3,12})/g, (_, verb: string, gap: string, number: string) =>
      [verb, gap, oneByOne(number, '幺')].join(''),
    )
    .replace(/\d{1,12}/g, (number: string, at: number, all: string) =>
      known.has(number) || number.length > 8 ? oneByOne(number, '幺') : whole(number, all.slice(at + number.length)),
    );
