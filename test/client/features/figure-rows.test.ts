import { describe, expect, it } from 'vitest';
import {
  changeOf,
  type FigureRow,
  figureRows,
  meets,
  verifiedShare,
} from '../../../src/client/features/office/overview/figure-rows.ts';
import { catalogue, entryFor } from '../../../src/domain/figures/catalogue.ts';
import type { FigureEntry } from '../../../src/domain/figures/entry.ts';
import type { Value } from '../../../src/domain/reports/value.ts';

const number = (value: number): Value => ({ type: 'number', value, unit: '', rounding: 'exact' });
const missing: Value = { type: 'missing', reason: 'no_value' };

function entry(id: string): FigureEntry {
  const found = entryFor(id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
}

const leaflets = { figure: 'leaflet.distributed', reported: 120, verified: 90, records: 3 } as const;
const board = {
  figures: [leaflets],
  months: [
    { month: '2026-05', figures: [leaflets] },
    { month: '2026-06', figures: [] },
    { month: '2026-07', figures: [leaflets] },
  ],
};
const at = { today: '2026-06-10', isPartial: false };

const row = (of: Partial<FigureRow>): FigureRow => ({
  entry: entry('leaflet.distributed'),
  value: missing,
  before: missing,
  amounts: undefined,
  months: [],
  ...of,
});

describe('the rows of the figures', () => {
  const rows = figureRows(catalogue, ({ id }) => (id === 'leaflet.distributed' ? number(120) : missing), board, at);
  const find = (id: string) => rows.find((each) => each.entry.id === id);

  it('list every figure of the catalogue, also the missing ones', () => {
    expect(rows).toHaveLength(catalogue.length);
    expect(find('fund.special')).toMatchObject({ value: missing, amounts: undefined, months: [] });
  });

  it('have each "of these" behind its whole', () => {
    const at = (id: string) => rows.findIndex((each) => each.entry.id === id);
    expect(at('pledge.signed')).toBe(at('pledge.asked') + 1);
  });

  it('have the amounts of what records count, by month until today', () => {
    expect(find('leaflet.distributed')).toMatchObject({ value: number(120), amounts: leaflets });
    expect(find('leaflet.distributed')?.months).toEqual([
      { ...leaflets, month: '2026-05' },
      { figure: 'leaflet.distributed', reported: 0, verified: 0, records: 0, month: '2026-06' },
    ]);
  });

  it('are those that a filter can tell apart, if a part of the work is asked for', () => {
    const partial = figureRows(catalogue, () => missing, board, { ...at, isPartial: true });
    expect(partial.map((each) => each.entry.id)).toContain('leaflet.distributed');
    expect(partial.map((each) => each.entry.id)).not.toContain('fund.special');
  });
});

describe('a target', () => {
  it.each([
    ['least', 90, 90, true],
    ['least', 90, 89.9, false],
    ['most', 0, 0, true],
    ['most', 0, 1, false],
    ['exactly', 36, 36, true],
    ['exactly', 36, 35, false],
  ] as const)('of %s %d is judged for %d: %s', (is, value, found, met) => {
    expect(meets({ is, value }, number(found))).toBe(met);
  });

  it('is not judged for a missing value or a text', () => {
    expect(meets({ is: 'least', value: 1 }, missing)).toBeUndefined();
    expect(meets({ is: 'least', value: 1 }, { type: 'text', text: '多' })).toBeUndefined();
  });
});

describe('the change since the year before', () => {
  it('is in percent', () => {
    expect(changeOf(row({ value: number(120), before: number(100) }))).toEqual({
      by: expect.closeTo(20),
      in: 'percent',
    });
  });

  it('is in points for a percentage', () => {
    const awareness = entry('awareness.pupils');
    expect(changeOf(row({ entry: awareness, value: number(93), before: number(91) }))).toEqual({ by: 2, in: 'points' });
  });

  it.each([
    ['the base is missing', number(5), missing],
    ['the value is missing', missing, number(5)],
    ['the base is 0', number(5), number(0)],
  ])('is not said where %s', (_, value, before) => {
    expect(changeOf(row({ value, before }))).toBeUndefined();
  });
});

describe('the verified share', () => {
  it('is the verified part of what was reported', () => {
    expect(verifiedShare(row({ amounts: leaflets }))).toBe(0.75);
  });

  it('is not said without an amount', () => {
    expect(verifiedShare(row({}))).toBeUndefined();
    expect(verifiedShare(row({ amounts: { ...leaflets, reported: 0, verified: 0 } }))).toBeUndefined();
  });
});
