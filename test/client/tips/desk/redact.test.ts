import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLACK, occurrences, redact } from '../../../../src/client/tips/desk/redact.ts';

const shown = (text: string, words: readonly string[]): string =>
  redact(text, words)
    .map((piece) => piece.text)
    .join('');

describe('blacking out', () => {
  it('hides every occurrence of a word in any case, and leaves the rest', () => {
    expect(shown('王小明说，王小明的车是粤A12345。', ['王小明', '粤a12345'])).toBe(
      `${BLACK}说，${BLACK}的车是${BLACK}。`,
    );
  });

  it('hides the longer of two words completely, and not how many were adjacent', () => {
    expect(shown('王小明王', ['王', '王小明'])).toBe(BLACK);
  });

  it('treats words as plain text, and ignores empty ones', () => {
    expect(shown('a.c abc', ['.', ' ', ''])).toBe(`a${BLACK}c abc`);
  });

  it('removes hidden words completely, and changes nothing else', () => {
    const letters = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', 'a', ' '), maxLength: 40 });
    fc.assert(
      fc.property(letters, fc.array(letters, { maxLength: 3 }), (text, words) => {
        const pieces = redact(text, words);
        const wanted = words.map((word) => word.trim()).filter(Boolean);
        for (const { text: rest, hidden } of pieces)
          if (!hidden) for (const word of wanted) expect(rest.includes(word)).toBe(false);
        if (wanted.every((word) => !text.includes(word))) expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });

  it('counts the occurrences of a word, so that a typing error is noticed', () => {
    expect(occurrences(['王小明和王小红', '王小明'], ' 王小明 ')).toBe(2);
    expect(occurrences(['王小明'], '李')).toBe(0);
    expect(occurrences(['王小明'], ' ')).toBe(0);
  });
});
