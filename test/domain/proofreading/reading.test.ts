import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumeral } from '../../../src/domain/proofreading/numerals.ts';
import { readPassage } from '../../../src/domain/proofreading/passage.ts';
import { plainDigits, readNumbers } from '../../../src/domain/proofreading/reading.ts';

const read = (text: string) =>
  readNumbers(plainDigits(text)).map(({ sort, start, end, value, unit, precision }) => ({
    ...{ sort, value, unit, precision },
    written: text.slice(start, end),
  }));

/** Each text holds one number: as it is written, its value and unit, and how exactly it is meant. */
const quantities: readonly (readonly [
  text: string,
  written: string,
  value: number,
  unit: string,
  precision?: string,
])[] = [
  ['在校生51,264人', '51,264人', 51_264, '人'],
  ['在校生51，264人', '51，264人', 51_264, '人'],
  ['共３５万元', '３５万元', 350_000, '元'],
  ['投入1,994.07万元', '1,994.07万元', 19_940_700, '元'],
  ['全区 5 个镇', '5 个', 5, '个'],
  ['8万余份', '8万余份', 80_000, '份', 'more'],
  ['20余万人次', '20余万人次', 200_000, '人次', 'more'],
  ['120余万元', '120余万元', 1_200_000, '元', 'more'],
  ['3.5万余件', '3.5万余件', 35_000, '件', 'more'],
  ['10余场', '10余场', 10, '场', 'more'],
  ['40多个专业', '40多个', 40, '个', 'more'],
  ['1.2亿元', '1.2亿元', 120_000_000, '元'],
  ['八万余份', '八万余份', 80_000, '份', 'more'],
  ['二十余万份', '二十余万份', 200_000, '份', 'more'],
  ['志愿者三百二十人', '三百二十人', 320, '人'],
  ['两镇成立', '两镇', 2, '个'],
  ['五名干部', '五名', 5, '人'],
  ['下辖36村', '36村', 36, '个'],
  ['约3000人', '3000人', 3000, '人', 'about'],
  ['近9万份', '9万份', 90_000, '份', 'about'],
  ['60场以上', '60场', 60, '场', 'least'],
  ['不足20人', '20人', 20, '人', 'most'],
  ['每次10-20人', '10-20人', 20, '人', 'about'],
  ['提高27.1个百分点', '27.1个百分点', 27.1, '百分点'],
  ['占95.5%', '95.5%', 95.5, '%'],
  ['占９５％', '９５％', 95, '%'],
  ['下降-1.1%', '-1.1%', -1.1, '%'],
  ['百分之九十五', '百分之九十五', 95, '%'],
  ['百分之九十五点五', '百分之九十五点五', 95.5, '%'],
  ['百分之98.5', '百分之98.5', 98.5, '%'],
  ['达到百分之百', '百分之百', 100, '%'],
  ['9成以上', '9成', 90, '%', 'least'],
  ['七成的群众', '七成', 70, '%', 'about'],
  ['满15周岁', '15周岁', 15, '周岁'],
  ['为期3个月', '3个月', 3, '个月'],
];

/** What counts nothing: days, years, names, documents, telephones, ordinals, words. */
const others: readonly string[] = [
  ...[
    '2016年6月26日',
    '2016年',
    '2003—2004学年',
    '2002-2004年',
    '6月26日',
    '“6.26”国际禁毒日',
    '6·26',
    '二〇一六年',
    '十二月',
  ],
  ...[
    '〔2026〕12号',
    '第一批',
    '第3次',
    '13800001234',
    '0311-12345678',
    '28中',
    '3年级',
    '三年级',
    '12号楼',
    'A4',
    'K7',
    '17:1',
  ],
  ...[
    '一是抓组织',
    '统一',
    '十分',
    '千家万户',
    '数百人',
    '几十次',
    '每三个月',
    '三四个',
    '一次',
    '四川',
    '百姓',
    '上千人',
    '初三',
  ],
  ...['110105194912310021', '三分之一', '9:30开始', '2026-12-05'],
];

describe('numbers in a text', () => {
  it.each(quantities.map((row) => ({ text: row[0], row })))('$text', ({ row }) => {
    const [text, written, value, unit, precision = 'exact'] = row;
    const sort = unit === '%' ? 'rate' : 'quantity';
    expect(read(text)).toEqual([{ sort, written, value, unit, precision }]);
  });

  it.each(others.map((text) => [text] as const))('%s counts nothing', (text) => {
    expect(read(text).filter(({ sort }) => sort === 'quantity' || sort === 'rate')).toEqual([]);
  });

  it('share the unit of the last one of a list', () => {
    expect(read('659、639和721万元').map(({ value, unit }) => [value, unit])).toEqual([
      [6_590_000, '元'],
      [6_390_000, '元'],
      [7_210_000, '元'],
    ]);
    expect(read('2002、2003、2004年').map(({ sort, value }) => [sort, value])).toEqual([
      ['date', 2002],
      ['date', 2003],
      ['date', 2004],
    ]);
  });

  it('have the noun before or behind them', () => {
    const nouns = readPassage('发放宣传资料共8万余份，320名志愿者参加；全区5个镇成立了组织，志愿者为12人。').mentions;
    expect(nouns.map(({ nounBefore, nounAfter }) => nounAfter || nounBefore)).toEqual([
      '发放宣传资料',
      '志愿者',
      '镇',
      '志愿者',
    ]);
  });
});

const ones = '零一二三四五六七八九';

/** Writes a number below 100,000,000 in Chinese numerals, as official texts do. */
function chinese(value: number): string {
  if (value >= 10_000) {
    const [high, low] = [Math.floor(value / 10_000), value % 10_000];
    return `${chinese(high)}万${low === 0 ? '' : `${low < 1000 ? '零' : ''}${chinese(low)}`}`;
  }
  let [text, isGap] = ['', false];
  for (const [i, digit] of Array.from(String(value).padStart(4, '0'), Number).entries()) {
    if (digit === 0) isGap = text !== '';
    else {
      text += `${isGap ? '零' : ''}${ones.charAt(digit)}${['千', '百', '十', ''][i]}`;
      isGap = false;
    }
  }
  return text.replace(/^一十/, '十');
}

describe('any number', () => {
  const value = fc.integer({ min: 2, max: 99_999_999 });

  it('is read back from each way of writing it', () => {
    fc.assert(
      fc.property(value, fc.constantFrom('份', '人次', '元', '名', '个'), (number, unit) => {
        const forms = [String(number), number.toLocaleString('en-US'), chinese(number), `${number / 10_000}万`];
        const wide = String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        for (const form of [...forms, wide]) {
          const [found, ...rest] = readNumbers(plainDigits(`共${form}${unit}。`));
          expect(rest).toEqual([]);
          expect(found?.value).toBeCloseTo(number, 6);
          expect((found?.low ?? 0) <= number && number <= (found?.high ?? 0)).toBe(true);
        }
        expect(readNumeral(chinese(number))).toBe(number);
      }),
    );
  });
});
