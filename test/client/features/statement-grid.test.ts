import { expect, it } from 'vitest';
import {
  cellFields,
  createGrid,
  fromDraft,
  type GridState,
  readCell,
  toDraft,
} from '../../../src/client/features/office/statements/grid.ts';
import { nameOf } from '../../../src/client/figures/figure-text.ts';
import { figureByName } from '../../../src/client/figures/stated-names.ts';
import { catalogue } from '../../../src/domain/figures/catalogue.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const fresh = (): GridState => ({
  fields: { topic: 'resources', first: '2024', last: '2026', who: '', document: '', dated: '', place: '', body: '' },
  cells: {},
  left: [],
});
const stored: FoldedRecord = {
  id: idOf(1),
  kind: 'statement',
  fields: { figure: 'fund.special', from: '2026-01-01', to: '2026-12-31', number: 35, who: '财政局' },
  clocks: {},
  created: '',
};
const shown = ['fund.special', 'fund.equipment', 'people.police'];

it('shows what is stored, and changes only what differs', () => {
  const grid = createGrid(fresh(), () => [stored]);
  expect(grid.text('fund.special', 2026)).toBe('35');
  grid.type('fund.special', 2026, '36');
  expect(grid.changed()).toMatchObject([{ figure: 'fund.special', year: 2026, text: '36', before: { id: idOf(1) } }]);
  grid.type('fund.special', 2026, '35 ');
  expect(grid.changed()).toEqual([]);
});

it('takes a pasted table by years and names, widens to its years, and lists what it does not know', () => {
  const grid = createGrid(fresh(), () => [stored]);
  const block = '指标\t2022\t2026年\n1. 禁毒专项经费（万元）\t30\t36\n不认识的\t1\t2\n';
  expect(grid.paste(block, shown, { figure: 'people.police', year: 2025 })).toBe(true);
  expect(grid.years()).toEqual([2022, 2023, 2024, 2025, 2026]);
  expect(grid.text('fund.special', 2022)).toBe('30');
  expect(grid.text('fund.special', 2026)).toBe('36');
  expect(grid.state.left).toEqual(['不认识的\t1\t2']);
  expect(grid.paste('1\n'.repeat(2_000), shown, { figure: 'people.police', year: 2025 })).toBe(false);
});

it('says what is wrong with a cell, and keeps it as it was typed', () => {
  const grid = createGrid(fresh(), () => [stored]);
  grid.type('people.police', 2025, '8人余');
  grid.type('fund.special', 2026, '');
  grid.type('fund.equipment', 2026, '缺：没有报');
  expect(grid.changed().map(readCell)).toEqual(['not_exact', 'emptied', { missing: '没有报' }]);
  expect(grid.text('people.police', 2025)).toBe('8人余');
});

it('forgets a cell only when it is saved, and comes back from its draft as it was', () => {
  const grid = createGrid(fresh(), () => []);
  grid.type('people.police', 2025, '8');
  grid.type('fund.equipment', 2026, '?');
  const kept = fromDraft(JSON.parse(JSON.stringify(toDraft(grid.state))));
  expect(kept && createGrid(kept, () => []).text('fund.equipment', 2026)).toBe('?');
  grid.settle(['people.police/2025']);
  expect(Object.keys(grid.state.cells)).toEqual(['fund.equipment/2026']);
  grid.clear();
  expect(grid.state.cells).toEqual({});
  expect(fromDraft({ grid: 'no JSON' })).toBeUndefined();
});

it('dates a new statement by its figure, and leaves the dates of a stored one', () => {
  const cell = { key: '', text: '8', figure: 'people.police', year: 2025 };
  const period = { from: '2025-12-31', to: '2025-12-31' };
  expect(cellFields({ ...cell, before: undefined }, '2026-11-30')).toEqual({ figure: 'people.police', ...period });
  expect(cellFields({ ...cell, before: stored }, '2026-11-30')).toEqual({});
});

it('computes growth from the cells beside each other', () => {
  const grid = createGrid(fresh(), () => []);
  grid.type('fin.education', 2025, '8,461');
  grid.type('fin.education', 2026, '10242万元');
  expect([2025, 2026].map((year) => grid.numberOf(year)('fin.education'))).toEqual([8_461, 10_242]);
  expect(grid.numberOf(2024)('fin.education')).toBeUndefined();
});

it('finds every figure that can be stated by its own name', () => {
  const stateable = catalogue.filter(({ source }) => source !== 'computed');
  expect(stateable.filter(({ id }) => figureByName(`${nameOf(id)}（个）`) !== id).map(({ id }) => id)).toEqual([]);
});
