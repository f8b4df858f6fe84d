import { expect, it } from 'vitest';
import { olderDays, readWaitingHours, recentDays } from '../../../src/client/attendance/waiting.ts';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import type { Fields } from '../../../src/client/data/store-types.ts';
import { makeClock } from '../../../src/domain/kernel/clock.ts';
import { addDays } from '../../../src/domain/kernel/day.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import type { WireRecord } from '../../../src/protocol/sync/pull.ts';
import { asked, bytes, id, page } from '../../contract/store-world.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore } from '../../support/whole-store.ts';

const TODAY = '2026-11-30';
/** Noon in China. */
const NOW = Date.UTC(2026, 10, 30, 4);

const record = (kind: KindName, fields: Fields): WireRecord => ({
  id: id(),
  kind,
  scope: 'events/2026',
  fields,
  author: id(),
  clock: makeClock({ wall: NOW - 86_400_000, counter: 0, node: '0000000000ff' }),
});
const event = (daysAgo: number, status = 'held', more: Fields = {}) =>
  record('event', { title: '宣传', status, date: addDays(TODAY, -daysAgo), ...more });
const claim = ({ id: event, fields }: WireRecord, more: Fields) =>
  record('attendance', { event, member: id(), date: fields.date ?? '', ...more });
const asks = (of: WireRecord) => claim(of, { way: 'later', reason: 'paper' });
const counts = (of: WireRecord) => claim(of, { way: 'leader', ruling: 'yes', ruledBy: id() });

/** A device that holds some records and notes which of them are read. */
async function deviceWith(records: readonly WireRecord[]) {
  const store = makeWholeStore(memoryBackend(), { now: () => NOW, random: bytes });
  must(await store.applyPull(await asked(store), page({ records: [...records], cursors: { 'events/2026': 1 } })));
  const read = new Set<string>();
  const noting = { ...store };
  noting.activities = async (...of) => note(await store.activities(...of));
  noting.references = async (...of) => note(await store.references(...of));
  const note = <T extends { readonly id: string }>(found: T[]): T[] => {
    for (const each of found) read.add(each.id);
    return found;
  };
  return { store: noting, read };
}

const idsOf = (list: readonly { readonly id: string }[]) => list.map((each) => each.id);
const eventsOf = (waiting: readonly { readonly event: { readonly id: string } }[]) =>
  waiting.map(({ event: { id } }) => id);

it('reads events of the last weeks with their claims and nothing of older ones', async () => {
  const old = Array.from({ length: 40 }, (_, at) => event(61 + at));
  const recent = Array.from({ length: 5 }, (_, at) => event(1 + at));
  const claims = recent.map(counts);
  const { store, read } = await deviceWith([...old, ...old.map(counts), ...recent, ...claims]);
  expect(await readWaitingHours(store, NOW, recentDays(TODAY))).toEqual([]);
  expect([...read].sort()).toEqual(idsOf([...recent, ...claims]).sort());
});

it('lists all that waits, each in one of the two readings', async () => {
  const settled = [event(70), event(20), event(5)];
  const open = [event(200, 'planned'), event(61), event(60), event(26, 'planned'), event(3, 'cancelled')];
  // Its day was moved after somebody had scanned.
  const moved = event(2, 'held');
  const claims = [...open.map(asks), claim(moved, { way: 'later', reason: 'paper', date: addDays(TODAY, -90) })];
  const { store } = await deviceWith([...settled, ...settled.map(counts), ...open, moved, ...claims]);
  const older = await readWaitingHours(store, NOW, olderDays(TODAY));
  const recent = await readWaitingHours(store, NOW, recentDays(TODAY));
  expect(eventsOf(older)).toEqual(idsOf(open.slice(0, 2)));
  expect(eventsOf(recent)).toEqual(idsOf([...open.slice(2), moved]));
  expect(recent.map(({ left }) => left)).toEqual([-1, -1, 9, 9]);
});

it('reads recently every event whose hours can still be recorded in time', async () => {
  // The ten working days after an event on the eve of Spring Festival take longest.
  const { store } = await deviceWith([event(0, 'planned', { date: '2026-02-14' })]);
  const [waiting] = await readWaitingHours(store, Date.UTC(2026, 2, 6, 4), recentDays('2026-03-06'));
  expect(waiting?.left).toBeGreaterThanOrEqual(0);
});
