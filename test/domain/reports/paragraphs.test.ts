import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignBrief } from '../../../src/domain/reports/campaign-brief.ts';
import { countyYear } from '../../../src/domain/reports/county-year.ts';
import { districtYear } from '../../../src/domain/reports/district-year.ts';
import { monthBrief } from '../../../src/domain/reports/month-brief.ts';
import {
  lineDifference,
  type Paragraph,
  readParagraphs,
  styles,
  writeParagraphs,
} from '../../../src/domain/reports/paragraphs.ts';
import { schoolsYear } from '../../../src/domain/reports/schools-year.ts';
import { readTemplate } from '../../../src/domain/reports/template.ts';

const withoutEmptyLines = (text: string): string => text.replace(/\n\s*\n/g, '\n');

describe('paragraphs of a template', () => {
  it.each([districtYear, countyYear, monthBrief, campaignBrief, schoolsYear])(
    'are written as they were read',
    (text) => {
      expect(writeParagraphs(readParagraphs(text))).toBe(withoutEmptyLines(text));
    },
  );

  it('have styles, text and marks', () => {
    expect(readParagraphs('### 宣传\n\n- 发放{{发放宣传资料|余}}。\n{{若 有数(镇)}}\n> {{待写 署名}}')).toEqual([
      { style: 'second', parts: [{ type: 'text', text: '宣传' }] },
      {
        style: 'point',
        parts: [
          { type: 'text', text: '发放' },
          { type: 'mark', mark: '发放宣传资料|余' },
          { type: 'text', text: '。' },
        ],
      },
      { style: 'control', parts: [{ type: 'mark', mark: '若 有数(镇)' }] },
      { style: 'signature', parts: [{ type: 'mark', mark: '待写 署名' }] },
    ]);
  });

  it('make no mark of what somebody types, and stand on the line of their place', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 30 });
    const paragraph = fc.record({
      style: fc.constantFrom(...styles.filter((style) => style !== 'control')),
      parts: fc.array(
        typed.map((text) => ({ type: 'text', text }) as const),
        { minLength: 1, maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 8 }), (paragraphs: Paragraph[]) => {
        const text = writeParagraphs(paragraphs);
        expect(text.split('\n')).toHaveLength(paragraphs.length);
        expect(readTemplate(text).errors).toEqual([]);
      }),
    );
  });
});

it('the difference of two versions is the lines that one has and the other lacks', () => {
  expect(lineDifference('一\n二\n三', '一\n\n二改\n三')).toEqual({ mine: ['二'], theirs: ['二改'] });
  expect(lineDifference('一', '一')).toEqual({ mine: [], theirs: [] });
});
