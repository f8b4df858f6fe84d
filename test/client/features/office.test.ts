import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  boardQuery,
  evidenceQuery,
  monthOf,
  periodChoice,
} from '../../../src/client/features/office/overview/board-query.ts';
import { questionsOf, type Stock } from '../../../src/client/features/office/overview/questions.ts';
import { BoardAnswer, evidenceHref } from '../../../src/client/state/office-client.ts';
import {
  ALL_RECORDS,
  type Amounts,
  type BoardQuery,
  type BoardResponse,
  NONE,
} from '../../../src/protocol/figures/board.ts';
import { idOf } from '../../support/arbitraries.ts';

const today = '2026-11-23';

describe('the address of the overview', () => {
  it('means this year by default', () => {
    expect(boardQuery({}, today)).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(boardQuery({ period: 'campaign' }, today)).toEqual({ from: '2026-06-01', to: '2026-06-30' });
    expect(periodChoice({ period: 'nonsense' })).toBe('year');
  });

  it('holds town and squad, and ignores invalid ids', () => {
    const address = { period: 'today', town: idOf(1), squad: "' OR 1=1" };
    expect(boardQuery(address, today)).toEqual({ from: today, to: today, town: idOf(1) });
  });

  it('holds campaign and occasion, or work of none', () => {
    const asked = { period: 'today', campaign: idOf(3), occasion: 'month' };
    expect(boardQuery(asked, today)).toEqual({ from: today, to: today, campaign: idOf(3), occasion: 'month' });
    const none = { period: 'today', campaign: NONE, occasion: 'christmas' };
    expect(boardQuery(none, today)).toEqual({ from: today, to: today, campaign: NONE });
  });

  it('gives no query for missing, impossible or reversed dates', () => {
    const custom = (from?: string, to?: string) => boardQuery({ period: 'custom', from, to }, today);
    expect(custom('2026-03-01', '2026-05-31')).toEqual({ from: '2026-03-01', to: '2026-05-31' });
    expect(custom('2026-05-31', '2026-03-01')).toBeUndefined();
    expect(custom('2026-02-30', '2026-03-01')).toBeUndefined();
    expect(custom('2026-03-01')).toBeUndefined();
  });

  it('limits a month to the selected period', () => {
    const query = { from: '2026-02-10', to: '2026-03-05' };
    expect(monthOf('2026-02', query)).toEqual({ from: '2026-02-10', to: '2026-02-28' });
    expect(monthOf('2026-03', query)).toEqual({ from: '2026-03-01', to: '2026-03-05' });
  });

  it('links to the evidence with the same filter', () => {
    const query = { from: '2026-01-01', to: '2026-12-31', town: idOf(1), squad: idOf(2), campaign: NONE } as const;
    const href = evidenceHref('leaflet.distributed', query);
    const address = Object.fromEntries(new URL(href, 'http://x').searchParams);
    expect(evidenceQuery(address)).toEqual({ figure: 'leaflet.distributed', ...query });
    expect(evidenceQuery({ ...address, verified: 'yes' })).toMatchObject({ verified: 'yes' });
    expect(evidenceQuery({ ...address, figure: 'toString' })).toBeUndefined();
    const missing = new URL(evidenceHref(ALL_RECORDS, query, { town: NONE, place: NONE }), 'http://x').searchParams;
    expect(evidenceQuery(Object.fromEntries(missing))).toEqual({
      figure: ALL_RECORDS,
      ...query,
      town: NONE,
      place: NONE,
    });
    expect(evidenceQuery({ ...address, to: '2025-01-01' })).toBeUndefined();
  });
});

describe('需要核对', () => {
  const query = { from: '2026-01-01', to: '2026-12-31' };
  const amount = (figure: Amounts['figure'], reported: number): Amounts => ({
    figure,
    reported,
    verified: 0,
    records: 1,
  });
  const board = (figures: Amounts[], more: Partial<BoardResponse> = {}): BoardResponse => ({
    time: 0,
    head: 0,
    figures,
    towns: [],
    squads: [],
    campaigns: [],
    occasions: [],
    months: [],
    coverage: [],
    venues: [],
    surveys: [],
    placeMissing: 0,
    unsureDates: { count: 0, rows: [] },
    ...more,
  });
  const stock = (opening: number | undefined, printed: number): Stock => ({ name: '折页', opening, printed });
  const ask = (b: BoardResponse, stocks: Stock[] = [], q: BoardQuery = query) => questionsOf(b, q, stocks);

  it('reports more copies handed out than existed', () => {
    const b = board([amount('leaflet.distributed', 80_000)]);
    expect(ask(b, [stock(undefined, 70_000)])).toEqual([
      { kind: 'stock', handed: 80_000, stock: 70_000, unopened: ['折页'] },
    ]);
    expect(ask(b, [stock(10_000, 70_000)])).toEqual([]);
  });

  it('compares stock only for the whole district, and only if it is known', () => {
    const b = board([amount('leaflet.distributed', 80_000)]);
    expect(ask(b, [stock(0, 1)], { ...query, squad: idOf(1) })).toEqual([]);
    expect(ask(b, [])).toEqual([]);
  });

  it('reports pledges only if the number of households is known', () => {
    const pledges = (signed: number, asked: number) =>
      board([amount('pledge.signed', signed), amount('pledge.asked', asked)], {
        pledged: { households: Math.min(signed, 100), of: 100, unlisted: 0 },
      });
    expect(ask(pledges(97, 100))).toEqual([{ kind: 'pledgeLow', rate: 0.97 }]);
    expect(ask(pledges(98, 100))).toEqual([]);
    expect(ask(pledges(120, 110))).toEqual([{ kind: 'pledgeOver', signed: 120, asked: 110 }]);
    expect(ask(board([], { pledged: { households: 0, of: 100, unlisted: 0 } }))).toEqual([]);
    expect(ask(board([amount('pledge.signed', 5)]))).toEqual([]);
  });

  it('reports records without a place and villages without a record', () => {
    const village = (n: number, records: number) => ({
      village: idOf(n),
      name: `${n}`,
      town: null,
      records,
      verified: 0,
      households: null,
      population: null,
    });
    expect(ask(board([], { placeMissing: 3, coverage: [village(1, 2), village(2, 0)] }))).toEqual([
      { kind: 'noPlace', records: 3 },
      { kind: 'uncovered', villages: [idOf(2)] },
    ]);
  });
});

it('a board from a newer server shows the figures that are known, and tells that there are more', () => {
  const known = { figure: 'leaflet.distributed', reported: 5, verified: 0, records: 1 };
  const raw = {
    time: 1,
    head: 1,
    figures: [known, { ...known, figure: 'stock.counted' }],
    towns: [],
    squads: [],
    months: [],
    coverage: [],
    surveys: [],
    placeMissing: 0,
    unsureDates: { count: 0, rows: [] },
  };
  expect(v.parse(BoardAnswer, raw)).toMatchObject({ figures: [known], sentFigures: 2 });
  expect(v.parse(BoardAnswer, { ...raw, figures: [known] }).sentFigures).toBe(1);
});
