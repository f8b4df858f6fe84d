import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayAt } from '../../../src/domain/kernel/day.ts';
import { squadYear } from '../../../src/domain/kernel/scope.ts';
import { contributionsOf, isBackEntry, isDateUnsure, scopeOf } from '../../../src/domain/records/record.ts';
import { board } from '../../../src/server/figures/board.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { must } from '../../support/must.ts';
import { type District, makeDistrict, NOON, outcomes, Phone, recordOf, TODAY } from './fixture.ts';

const YEAR = 365 * 86_400_000;
let d: District;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());

const volunteer = () => new Phone(d.context, d.volunteer);
const leaflet = (phone: Phone, date: string, now: number) =>
  phone.create('leaflet', { ...phone.leaflet().fields, date }, now);

async function allFigures(): Promise<number> {
  const { figures } = must(await board(d.context, d.officer, { from: '2000-01-01', to: '2100-12-31' }));
  return figures.find(({ figure }) => figure === 'leaflet.distributed')?.reported ?? 0;
}
const unsure = async () =>
  must(await board(d.context, d.officer, { from: TODAY, to: TODAY })).unsureDates.rows.map(({ record }) => record);

test.each([
  ['a day ahead', NOON + 86_400_000],
  ['a year ahead', NOON + YEAR],
  ['ten years back', NOON - 10 * YEAR],
  ['reset to 2001', Date.UTC(2001, 0, 1)],
])('what a released phone dates by a clock %s is taken, counts nowhere, and is asked', async (_, clock) => {
  const phone = volunteer();
  const before = await allFigures();
  const change = leaflet(phone, dayAt(clock), clock);
  expect(outcomes(await phone.send(change))).toEqual(['ok']);
  const record = await recordOf(d, change.id);
  expect([isDateUnsure(record), contributionsOf(record), isBackEntry(record)]).toEqual([true, [], false]);
  expect(await allFigures()).toBe(before);
  expect(await unsure()).toContain(change.id);
  // It lives where the leader's phone finds it.
  expect(scopeOf(record)).toBe(squadYear(d.squads.one, 2026));

  const leader = new Phone(d.context, d.leader);
  expect(outcomes(await leader.send(leader.edit(record, { date: addDays(TODAY, -1) }, NOON + 1_000)))).toEqual(['ok']);
  expect(isDateUnsure(await recordOf(d, change.id))).toBe(false);
  expect(await allFigures()).toBe(before + 10);
  expect(await unsure()).not.toContain(change.id);
  expect((await verifyFigures(d.context.db, d.context.district)).differences).toEqual([]);
});

test('a leader who says that it was that very day closes the question', async () => {
  const [phone, leader] = [volunteer(), new Phone(d.context, d.leader)];
  const change = leaflet(phone, '2016-06-15', NOON - 10 * YEAR);
  await phone.send(change);
  await leader.send(leader.edit(await recordOf(d, change.id), { date: '2016-06-15' }, NOON + 1_000));
  const record = await recordOf(d, change.id);
  expect([isDateUnsure(record), record.fields.date]).toEqual([false, '2016-06-15']);
});

test('the right day that was typed on a phone whose clock was set back counts at once', async () => {
  const phone = volunteer();
  const before = await allFigures();
  // As a phone writes it: the typed day shows that it is that day at least.
  const change = leaflet(phone, TODAY, Date.parse(`${TODAY}T00:00:00+08:00`));
  expect(outcomes(await phone.send(change))).toEqual(['ok']);
  expect(isDateUnsure(await recordOf(d, change.id))).toBe(false);
  expect(await allFigures()).toBe(before + 10);
});

test('work of long ago that is typed in by a right clock is no question', async () => {
  const phone = volunteer();
  const change = leaflet(phone, '2019-05-01', NOON);
  await phone.send(change);
  const record = await recordOf(d, change.id);
  expect([isDateUnsure(record), isBackEntry(record)]).toEqual([false, true]);
});

test('a date after today is kept as a question, however it came', async () => {
  const phone = volunteer();
  const change = leaflet(phone, '9999-12-31', NOON);
  expect(outcomes(await phone.send(change))).toEqual(['ok']);
  const record = await recordOf(d, change.id);
  expect([isDateUnsure(record), scopeOf(record)]).toEqual([true, squadYear(d.squads.one, 2026)]);
  expect((await verifyFigures(d.context.db, d.context.district)).differences).toEqual([]);
});

test('a phone says itself that its clock was wrong, and the server keeps the word', async () => {
  const phone = volunteer();
  const right = leaflet(phone, TODAY, NOON);
  const change = { ...right, clock: right.clock.replace(/-(....)-/, '-i000-') };
  await phone.send(change);
  expect(isDateUnsure(await recordOf(d, change.id))).toBe(true);
});

test('of two copies of a change, whose date each phone put right by itself, one is a duplicate', async () => {
  const [phone, clone] = [volunteer(), volunteer()];
  const change = leaflet(phone, TODAY, NOON);
  const copy = {
    ...change,
    clock: leaflet(clone, TODAY, NOON - 1_000).clock,
    fields: { ...change.fields, date: addDays(TODAY, -1) },
  };
  expect(outcomes(await phone.send(change))).toEqual(['ok']);
  expect(outcomes(await clone.send(copy))).toEqual(['duplicate']);
});
