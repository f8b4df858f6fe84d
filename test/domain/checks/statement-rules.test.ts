import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFigures } from '../../../src/domain/checks/figure-rules.ts';
import { type CheckCode, checks } from '../../../src/domain/checks/question.ts';
import { checkStatements } from '../../../src/domain/checks/statement-rules.ts';
import { catalogue } from '../../../src/domain/figures/catalogue.ts';
import { periodOfYear } from '../../../src/domain/figures/year-statement.ts';
import { idOf } from '../../support/arbitraries.ts';
import {
  askYear,
  figuresOf,
  type Line,
  statement,
  TODAY,
  YEAR,
  type Year,
  yearCases,
} from '../../support/check-cases.ts';

const whole = { from: '2025-01-01', to: '2025-12-31' };
const codes = (year: Year): CheckCode[] => askYear(year).map(({ code }) => code);

describe('a rule over statements and figures', () => {
  const over = Object.entries(checks).filter(([, { reads }]) => reads === 'statements' || reads === 'figures');

  it.each(over.map(([code]) => code as CheckCode))('%s fires on its case, and not on the corrected one', (code) => {
    const pair = yearCases[code];
    if (!pair) throw new Error(`${code} has no case`);
    expect(codes(pair[0]), 'wrong').toContain(code);
    expect(codes(pair[1]), 'right').toEqual([]);
  });

  it('names the statements that it compares, and no person', () => {
    const [two] = askYear({
      stated: [
        ['org.leadingGroup', '组长：甲某；副组长：乙某'],
        ['org.command', '组长：丁某'],
      ],
    });
    expect(two).toMatchObject({
      code: 'post_shared',
      records: [idOf(100), idOf(101)],
      values: { post: '组长', holders: 2 },
    });
    expect(JSON.stringify(two)).not.toContain('某');
    const three = askYear({ stated: [['org.leadingGroup', '组长：甲某；办公室主任：甲某；联络员：甲某']] });
    expect(three).toMatchObject([{ code: 'post_shared', values: { posts: 3 } }]);
    expect(JSON.stringify(three)).not.toContain('某');
  });

  it('asks for meetings of the months that are over', () => {
    const running = { ...figuresOf({ counted: { 'meeting.held': 1 } }), year: 2026 };
    expect(checkFigures(running)).toEqual([]);
    expect(checkFigures({ ...running, today: '2026-03-01' })).toMatchObject([{ values: { due: 2, held: 1 } }]);
  });

  it('leaves out statements of other years, deleted ones and those of a later release', () => {
    const twice = [statement(['case.drug', 0], 0), statement(['case.drug', 1], 1)] as const;
    const figures = figuresOf({});
    expect(checkStatements({ ...figures, statements: twice })).toHaveLength(1);
    expect(checkStatements({ ...figures, year: 2023, statements: twice })).toEqual([]);
    const [first, second] = twice;
    const deleted = { ...second, fields: { ...second.fields, deleted: true } };
    expect(checkStatements({ ...figures, statements: [first, deleted] })).toEqual([]);
    const later = twice.map((each) => ({ ...each, fields: { ...each.fields, figure: 'later.figure' } }));
    expect(checkStatements({ ...figures, statements: later })).toEqual([]);
  });

  it('finds no fault in parts that add up, and one whenever they do not', () => {
    const count = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: -5, max: 5 }), (primary, middle, off) => {
        const stated: Line[] = [
          ['edu.pupils', primary + middle + off],
          ['edu.primaryPupils', primary],
          ['edu.middlePupils', middle],
        ];
        expect(codes({ stated })).toEqual(off === 0 ? [] : ['parts_differ']);
      }),
    );
  });

  it('agrees with whatever the catalogue computes', () => {
    const count = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 9 }), (a, b, off) => {
        const [part, all] = [Math.min(a, b), Math.max(a, b)];
        const rate = Math.floor(Number(((part / all) * 1000).toFixed(6)) + 0.5) / 10;
        const stated = (value: number): Line[] => [
          ['migrant.rate', value],
          ['migrant.pupils', part],
          ['edu.pupils', all],
        ];
        expect(codes({ stated: stated(rate) })).toEqual([]);
        expect(codes({ stated: stated(rate + off / 10) })).toEqual(['other_than_computed']);
      }),
    );
  });

  it('knows the whole year from a state at a date', () => {
    expect(whole).toEqual(periodOfYear(catalogue[0] as (typeof catalogue)[0], YEAR, TODAY));
  });
});
