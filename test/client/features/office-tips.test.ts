import { expect, it } from 'vitest';
import { filterIn, filterTips } from '../../../src/client/features/office/tips/tip-filter.ts';
import { reminderText } from '../../../src/client/features/office/tips/tip-words.ts';
import type { TipSummary } from '../../../src/protocol/tips/tip-desk.ts';

const today = '2026-11-25';
const mine = '10000000-0000-4000-8000-000000000001';
const others = '10000000-0000-4000-8000-000000000002';

const tip = (first: string, parts: Partial<TipSummary>): TipSummary => ({
  id: `${first}-0000-4000-8000-000000000000`,
  state: 'open',
  outcome: null,
  arrived: '2026-11-10',
  due: '2026-12-20',
  closed: null,
  epoch: 1,
  size: 4_096,
  files: 0,
  filesHere: 0,
  keys: [mine],
  fresh: 0,
  muted: false,
  duplicateOf: null,
  ...parts,
});

const tips = [
  tip('aaaaaaaa', { state: 'closed', closed: '2026-11-20', due: '2026-11-01' }),
  tip('bbbbbbbb', { due: '2026-11-30', keys: [others] }),
  tip('cccccccc', { due: '2026-11-20', state: 'received' }),
  tip('dddddddd', { due: '2026-11-27', state: 'answered', fresh: 2 }),
  tip('eeeeeeee', { due: '2026-11-19', muted: true }),
];
const names = (address: Record<string, string>) =>
  filterTips(tips, filterIn(address), { own: [mine], today })
    .map(({ id }) => id.charAt(0))
    .join('');

it('lists open tips by due day', () => {
  expect(names({})).toBe('ecdb');
  expect(names({ state: 'nonsense' })).toBe('ecdb');
});

it('filters by state, own access and overdue', () => {
  expect(names({ state: 'all' })).toBe('aecdb');
  expect(names({ state: 'closed' })).toBe('a');
  expect(names({ mine: '1' })).toBe('ecd');
  expect(names({ overdue: '1' })).toBe('ec');
  // A closed tip is never overdue.
  expect(names({ state: 'all', overdue: '1' })).toBe('ec');
});

it('reminds of due tips by number and day only', () => {
  expect(reminderText(tips, today).split('\n')).toEqual([
    '举报台到期提醒（11月25日）',
    'CCCCCCCC 新到，已逾期 5 天',
    'DDDDDDDD 有新回复，还有 2 天，回复还没有看',
  ]);
  expect(reminderText([], today)).toContain('没有逾期');
});
