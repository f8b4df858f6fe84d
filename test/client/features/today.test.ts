import { describe, expect, it } from 'vitest';
import {
  byUrgency,
  changedEvents,
  eventItems,
  hoursItem,
  isRecentTask,
  lateItem,
  type NextItem,
  taskItems,
} from '../../../src/client/features/member/today/next.ts';
import { plannedEvents } from '../../../src/domain/events/event.ts';
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

const refused: NextItem = { reason: 'refused', count: 1 };
const returned: NextItem = { reason: 'returned', count: 2, first };
const late: NextItem = { reason: 'late', count: 3, hours: 30 };
const draft: NextItem = { reason: 'draft', kind: 'leaflet' };
const followUp: NextItem = {
  reason: 'followUp',
  count: 1,
  first: { record: first.record, due: '2026-12-01', isOverdue: false },
};
const check: NextItem = { reason: 'check', count: 5 };

const event = (n: number, fields: object) => ({
  ...first,
  id: idOf(n),
  kind: 'event' as const,
  record: {
    ...first.record,
    id: idOf(n),
    kind: 'event' as const,
    fields: { title: '宣传', date: '2026-11-30', status: 'planned', ...fields },
  },
});

describe('下一件事', () => {
  it('takes first what nobody else can put right, last what is safe with the server', () => {
    expect(byUrgency([check, draft, late, returned, refused])).toEqual([refused, returned, late, draft, check]);
    expect(byUrgency([late, followUp, returned])).toEqual([returned, followUp, late]);
    expect(byUrgency([check, late])).toEqual([late, check]);
    expect(byUrgency([])).toEqual([]);
  });

  it('offers the open tasks of the member by their due day, and none that is a month late', () => {
    const task = (n: number, due: string, member?: string) => ({
      ...{ id: idOf(n), work: 'visit', place: idOf(30), squad: idOf(20), member, from: '2026-11-01', due },
      note: undefined,
    });
    const states = [
      { task: task(1, '2026-12-05', idOf(10)), done: undefined },
      { task: task(2, '2026-11-20', idOf(10)), done: undefined },
      { task: task(3, '2026-11-20', idOf(10)), done: '2026-11-19' },
      { task: task(4, '2026-11-20', idOf(11)), done: undefined },
      { task: task(5, '2026-11-20'), done: undefined },
    ];
    const found = taskItems(states, idOf(10)).flatMap((item) => (item.reason === 'task' ? item.state.task.id : []));
    expect(found).toEqual([idOf(2), idOf(1)]);
    expect(isRecentTask(task(6, '2026-10-31'), '2026-11-30')).toBe(true);
    expect(isRecentTask(task(6, '2026-10-30'), '2026-11-30')).toBe(false);
  });

  it('counts the events of the own squad, or of all, whose hours wait, and opens the one that is due first', () => {
    const waiting = [20, 21, 20].map((squad, n) => {
      const [planned] = plannedEvents([event(n + 1, { squad: idOf(squad) }).record]);
      if (!planned) throw new Error('no event');
      return { event: planned, open: 0, due: '2026-12-11', left: 9 };
    });
    expect(hoursItem(waiting, undefined)).toEqual({ reason: 'hours', count: 3, first: waiting[0] });
    expect(hoursItem(waiting, idOf(21))).toEqual({ reason: 'hours', count: 1, first: waiting[1] });
    expect(hoursItem(waiting, idOf(22))).toBeUndefined();
  });

  it('offers the planned events of today and tomorrow that are open to the squad, by time', () => {
    const tasks = eventItems(
      [
        event(1, { date: '2026-12-01' }),
        event(2, { starts: '14:00', squad: idOf(20) }),
        event(3, { starts: '09:00' }),
        event(4, { squad: idOf(21) }),
        event(5, { status: 'cancelled' }),
        event(6, { date: '2026-12-02' }),
        event(7, { date: '2026-11-29' }),
        event(8, { status: undefined }),
      ],
      idOf(20),
      '2026-11-30',
    );
    expect(tasks.map((task) => task.reason === 'event' && task.event.id)).toEqual([idOf(3), idOf(2), idOf(1)]);
    expect(byUrgency([returned, ...tasks, refused])[1]).toBe(tasks[0]);
  });

  it('says that an event was moved or cancelled until it is opened again', () => {
    const seen = { date: '2026-12-05', status: 'planned', starts: null, ends: null, place: null };
    const records = [
      event(1, { date: '2026-12-05' }),
      event(2, { date: '2026-12-06' }),
      event(3, { date: '2026-12-05', status: 'cancelled' }),
      event(4, { date: '2026-11-29' }),
      event(5, { date: '2026-12-07' }),
    ];
    const known = new Map([1, 2, 3, 4].map((n) => [idOf(n), seen]));
    const tasks = changedEvents(records, known, '2026-11-30');
    expect(tasks.map((task) => task.reason === 'changed' && [task.event.id, task.change])).toEqual([
      [idOf(3), 'cancelled'],
      [idOf(2), 'moved'],
    ]);
    expect(byUrgency([returned, ...tasks])[0]).toBe(tasks[0]);
  });

  it('keeps the order of several tasks of one reason', () => {
    const other: NextItem = { reason: 'draft', kind: 'visit' };
    expect(byUrgency([check, other, draft])).toEqual([other, draft, check]);
  });

  it.each([
    ['after a day', 3, NOW - 24 * HOUR_MS, { reason: 'late', count: 3, hours: 24 }],
    ['with whole hours', 1, NOW - 50.9 * HOUR_MS, { reason: 'late', count: 1, hours: 50 }],
    ['not within the first day', 3, NOW - 23.9 * HOUR_MS, undefined],
    ['not before the oldest was read', 3, undefined, undefined],
    ['not once all was sent', 0, NOW - 50 * HOUR_MS, undefined],
  ])('calls unsent changes late: %s', (_, count, oldest, expected) => {
    expect(lateItem(count, oldest, NOW)).toEqual(expected);
  });
});
