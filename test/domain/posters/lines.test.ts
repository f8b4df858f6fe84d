import fc from 'fast-check';
import { expect, it } from 'vitest';
import { balanceLines, breakLines, type Measure } from '../../../src/domain/posters/lines.ts';

/** Chinese characters are as wide as the type is large, others half as wide. */
const measure: Measure = (text) => [...text].reduce((sum, each) => sum + (/[\u0020-\u024f]/.test(each) ? 0.5 : 1), 0);
const broken = (text: string, width: number) => breakLines(text, width, false, measure);

it('keeps marks with the text before them, and opening marks with the text after', () => {
  expect(broken('不接，不尝，不带。', 4)).toEqual(['不接，不', '尝，不', '带。']);
  expect(broken('不接，不尝，不带。', 3)).toEqual(['不接，', '不尝，', '不带。']);
  expect(broken('看《禁毒法》第二条', 5)).toEqual(['看《禁毒', '法》第二条']);
  expect(broken('请你看《禁毒法》', 4)).toEqual(['请你看', '《禁毒', '法》']);
  expect(broken('他说：“不去。”', 4)).toEqual(['他说：', '“不', '去。”']);
});

it('keeps numbers with their units, and words whole', () => {
  expect(broken('种了500株罂粟', 4)).toEqual(['种了', '500株罂', '粟']);
  expect(broken('打110或者12356', 4)).toEqual(['打110或', '者12356']);
  expect(broken('看 example 网页', 5)).toEqual(['看 example', '网页']);
});

it('divides an address that is wider than a line', () => {
  expect(broken('https://example.org/learn', 5)).toEqual(['https://e', 'xample.or', 'g/learn']);
});

it('makes a forgotten last line longer where that needs no other line', () => {
  expect(broken('远远地记住地方和时间，看不清也可以报。', 17)).toEqual(['远远地记住地方和时间，看不清也', '可以报。']);
});

it('makes the lines of a title about as long as each other', () => {
  expect(balanceLines('关于开展秋冬季禁种踏查的通知', 12, true, measure)).toEqual(['关于开展秋冬季', '禁种踏查的通知']);
  expect(balanceLines('来路不明的，\n不接、不尝、不带。', 12, true, measure)).toEqual([
    '来路不明的，',
    '不接、不尝、不带。',
  ]);
});

const noStart = /^[，。、；：？！）》”’…]/u;
const text = fc.string({
  unit: fc.constantFrom(...'禁毒不接你好年株，。、：？！（）《》“”…123abc 　\n', '👨‍👩‍👧', 'é'),
  maxLength: 120,
});

it('leaves nothing out, and begins no line with a mark that can stay with the line before', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 6, max: 40 }), (given, width) => {
      const lines = broken(given, width);
      expect(lines.join('').replace(/\s/g, '')).toBe(given.replace(/\s/g, ''));
      for (const line of lines)
        if (!noStart.test(given.trim())) expect(measure(line, false)).toBeLessThanOrEqual(width);
    }),
  );
});

it('begins no line with a mark, but for a text that does so itself', () => {
  const sentence = fc
    .array(fc.constantFrom('不接，', '不尝。', '“不去！”', '《禁毒法》，', '500株；', '看见了：'), {
      minLength: 1,
      maxLength: 40,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(sentence, fc.integer({ min: 8, max: 30 }), (given, width) => {
      for (const line of broken(given, width)) {
        expect(line).not.toMatch(noStart);
        expect(line).not.toMatch(/[“《（]$/u);
      }
    }),
  );
});
