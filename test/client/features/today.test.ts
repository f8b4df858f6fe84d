import { describe, expect, it } from 'vitest';
import { byUrgency, lateTask, type Task } from '../../../src/client/features/member/today/next.ts';
import { idOf } from '../../support/arbitraries.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 10, 30, 8);

const first = {
  id: idOf(1),
  kind: 'leaflet',
  record: { id: idOf(1), kind: 'leaflet', fields: {}, clocks: {}, created: '' },
  delivery: 'received',
  pending: [],
} as const;

const refused: Task = { reason: 'refused', count: 1 };
const returned: Task = { reason: 'returned', count: 2, first };
const late: Task = { reason: 'late', count: 3, hours: 30 };
const draft: Task = { reason: 'draft', kind: 'leaflet' };
const check: Task = { reason: 'check', count: 5 };

describe('下一件事', () => {
  it('takes first what nobody else can put right, last what is safe with the server', () => {
    expect(byUrgency([check, draft, late, returned, refused])).toEqual([refused, returned, late, draft, check]);
    expect(byUrgency([check, late])).toEqual([late, check]);
    expect(byUrgency([])).toEqual([]);
  });

  it('keeps the order of several tasks of one reason', () => {
    const other: Task = { reason: 'draft', kind: 'visit' };
    expect(byUrgency([check, other, draft])).toEqual([other, draft, check]);
  });

  it.each([
    ['after a day', 3, NOW - 24 * HOUR_MS, { reason: 'late', count: 3, hours: 24 }],
    ['with whole hours', 1, NOW - 50.9 * HOUR_MS, { reason: 'late', count: 1, hours: 50 }],
    ['not within the first day', 3, NOW - 23.9 * HOUR_MS, undefined],
    ['not before the oldest was read', 3, undefined, undefined],
    ['not once all was sent', 0, NOW - 50 * HOUR_MS, undefined],
  ])('calls unsent changes late: %s', (_, count, oldest, expected) => {
    expect(lateTask(count, oldest, NOW)).toEqual(expected);
  });
});
