import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLine } from '../../../src/domain/reading/characters.ts';
import { isName, nameKey, readName, searchKey, withoutFormula } from '../../../src/domain/reading/name.ts';

describe('readName', () => {
  it.each([
    ['王　芳', '王芳'],
    [' 王\u00a0芳 ', '王芳'],
    ['测试丙\u200b', '测试丙'],
    ['\u202e民周\u202c', '民周'],
    ['\ufeff周\u200e明', '周明'],
    ['\uf92d泽民', '來泽民'],
    ['⼈民小学', '人民小学'],
    ['买买提\u2022吐尔逊', '买买提·吐尔逊'],
    ['买买提\u2027吐尔逊', '买买提·吐尔逊'],
    ['买买提\u30fb吐尔逊', '买买提·吐尔逊'],
    ['买买提\uff0e吐尔逊', '买买提·吐尔逊'],
    ['买买提.吐尔逊', '买买提·吐尔逊'],
    ['买买提 · 吐尔逊', '买买提·吐尔逊'],
    ['阿依古丽·艾山·买买提', '阿依古丽·艾山·买买提'],
    ['𠮷田海', '𠮷田海'],
    ['王䶮', '王䶮'],
    ['Anna  Maria', 'Anna Maria'],
    ['J. Smith', 'J. Smith'],
    ['Ａ组', 'A组'],
    ['中心小学（东校区）', '中心小学（东校区）'],
    ['e\u0301', 'é'],
  ])('turns %j into %s', (typed, kept) => {
    expect(readName(typed)).toBe(kept);
  });

  const odd = fc.string({
    unit: fc.constantFrom(
      ...[
        '王',
        '芳',
        '來',
        '\uf92d',
        '⼈',
        '人',
        '·',
        '\u2022',
        '\u30fb',
        '\uff0e',
        '.',
        ' ',
        '　',
        '\u200b',
        '\u202d',
      ],
      ...['Ａ', 'a', 'e', '\u0301', '=', '-', '（', '\t', '\u00ad', '\u2060'],
    ),
    maxLength: 14,
  });
  const anything = fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 20 }));

  it('is idempotent', () => {
    for (const reader of [readName, readLine, nameKey, searchKey])
      fc.assert(
        fc.property(anything, (text) => void expect(reader(reader(text))).toBe(reader(text))),
        { numRuns: 500 },
      );
  });

  it('gives one name for all that look alike', () => {
    const noise = fc.constantFrom('\u200b', '\u202d', '\u202c', '\u2060', '\ufeff', '\u00ad');
    const twins = fc.constantFrom(
      ['來', '\uf92d'],
      ['人', '⼈'],
      ['·', '\u2022'],
      ['·', '\u30fb'],
      ['é', 'e\u0301'],
      ['王', '王'],
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(twins, noise), { minLength: 1, maxLength: 8 }), (parts) => {
        const plain = parts.map(([[one = '']]) => one).join('');
        const other = parts.map(([[, two = ''], hidden]) => two + hidden).join('');
        expect(readName(other)).toBe(readName(plain));
        expect(nameKey(` ${other}`)).toBe(nameKey(plain));
      }),
    );
  });

  it('refuses a start like a formula', () => {
    expect(['=1+1', '＝HYPERLINK("x")', '+86', '-王芳', '@王芳', ''].map(isName)).toEqual(Array(6).fill(false));
    expect(['王芳', '3-5组', 'Anna'].map(isName)).toEqual([true, true, true]);
    fc.assert(fc.property(odd, (text) => void expect(withoutFormula(readName(text))).not.toMatch(/^[=+\-@]/)));
  });

  it('makes a name searchable without its dot, spaces and width', () => {
    for (const typed of ['买买提吐尔逊', '买买提•吐尔逊', '买买提 吐尔', '提\u200b·吐'])
      expect(searchKey('买买提·吐尔逊')).toContain(searchKey(typed));
    expect(searchKey('Ａnna')).toBe('anna');
  });
});
