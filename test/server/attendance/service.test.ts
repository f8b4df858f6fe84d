import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provenBy, stationOf, stepAt } from '../../../src/domain/attendance/code.ts';
import type { Actor } from '../../../src/domain/kernel/actor.ts';
import { addDays } from '../../../src/domain/kernel/day.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import type { WireChange } from '../../../src/protocol/sync/push.ts';
import { board } from '../../../src/server/figures/board.ts';
import { evidence } from '../../../src/server/figures/evidence.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { must } from '../../support/must.ts';
import {
  type District,
  type Fields,
  freshId,
  makeDistrict,
  NOON,
  outcomes,
  Phone,
  recordOf,
  TODAY,
} from '../sync/fixture.ts';

let d: District;
beforeAll(async () => {
  d = await makeDistrict();
});
afterAll(() => d.close());

const secret = 'ab'.repeat(32);
const DAY_MS = 86_400_000;
/** From 11:00 to 13:30; the district's clock stands at noon. */
const plan = (fields: Fields = {}): Fields => ({
  ...{ date: TODAY, title: '宣传', status: 'planned', risks: '无特别风险', starts: '11:00', ends: '13:30' },
  ...{ place: d.places.upper, squad: d.squads.one },
  ...fields,
});
const period = { from: '2020-01-01', to: '2030-12-31' };

async function hours(): Promise<number> {
  const { figures } = must(await board(d.context, d.officer, period));
  return figures.find(({ figure }) => figure === 'service.hours')?.reported ?? 0;
}

const verified = async () => (await verifyFigures(d.context.db, d.context.district)).differences;

const phoneOf = (actor: Actor) => new Phone(d.context, actor);
const send = async (actor: Actor, ...changes: readonly WireChange[]) =>
  expect(outcomes(await phoneOf(actor).send(...changes))).toEqual(changes.map(() => 'ok'));

/** A key, and a claim by its code of this moment. */
function scan(event: Id, who: Actor) {
  const key = phoneOf(d.organizer).create('eventKey', { event, date: TODAY, secret });
  const shown = { event, station: stationOf(key.id), secret };
  const proof = provenBy(shown, stepAt(NOON), who.member);
  const fields = { event, member: who.member, squad: who.squad, date: TODAY, way: 'code', proof };
  return { key, claim: phoneOf(who).create('attendance', fields) };
}

describe('hours of an event', () => {
  it('count once it is closed, whatever arrives first, and open into the claim', async () => {
    const event = phoneOf(d.organizer).create('event', plan());
    const { key, claim } = scan(event.id, d.volunteer);
    const before = await hours();
    await send(d.volunteer, claim);
    await send(d.organizer, event);
    await send(d.organizer, key);
    expect(await hours()).toBe(before);
    const record = await recordOf(d, event.id);
    await send(d.organizer, phoneOf(d.organizer).edit(record, { status: 'held', hours: 9 }));
    // From the scan at noon to the planned end; the event's own hours add nothing.
    expect(await hours()).toBeCloseTo(before + 1.5, 6);
    const page = must(
      await evidence(d.context, d.officer, { ...period, figure: 'service.hours', place: d.places.upper }),
    );
    expect(page.rows.find(({ record: id }) => id === claim.id)).toMatchObject({ kind: 'attendance', quantity: 1.5 });
    expect(page.rows.reduce((sum, { quantity }) => sum + quantity, 0)).toBeCloseTo(page.total.reported, 6);
    expect(await verified()).toEqual([]);
  });

  it('count once for who scans twice, also after a scan that is a question, whichever comes first', async () => {
    const organizer = phoneOf(d.organizer);
    // On a day of its own, so that no other service covers its minutes.
    const [day, at] = [addDays(TODAY, 40), NOON + 40 * DAY_MS];
    d.setNow(at);
    const event = organizer.create('event', plan({ date: day }));
    const key = organizer.create('eventKey', { event: event.id, date: day, secret }, at);
    const shown = { event: event.id, station: stationOf(key.id), secret };
    const { member, squad } = d.stranger;
    const stranger = phoneOf(d.stranger);
    const claim = (by: typeof shown, step: number, now: number) => {
      const proof = provenBy(by, step, member);
      const fields = { event: event.id, member, squad, date: day, way: 'code', proof };
      return stranger.create('attendance', fields, now);
    };
    const claims = [
      claim(shown, stepAt(at) - 20, at),
      claim({ ...shown, event: freshId() }, stepAt(at), at),
      claim(shown, stepAt(at), at),
      claim(shown, stepAt(at), at + 5_000),
    ];
    const before = await hours();
    for (const each of [...claims].reverse()) expect(outcomes(await stranger.send(each))).toEqual(['ok']);
    expect(outcomes(await organizer.send(event, key))).toEqual(['ok', 'ok']);
    await send(d.organizer, organizer.edit(await recordOf(d, event.id), { status: 'held' }));
    expect(await hours()).toBeCloseTo(before + 1.5, 6);
    expect(await verified()).toEqual([]);
    d.setNow(NOON);
  });

  it('belong to the campaign of their event', async () => {
    const own = phoneOf(d.organizer).create('campaign', { name: '宣传月', from: TODAY, to: TODAY });
    const event = phoneOf(d.organizer).create('event', plan({ campaign: own.id }));
    // Of somebody who served nowhere else: no minute counts twice, and which of two claims has it hangs on their ids.
    const { key, claim } = scan(event.id, d.stranger);
    for (const change of [own, event, key]) await send(d.organizer, change);
    await send(d.stranger, claim);
    await send(d.organizer, phoneOf(d.organizer).edit(await recordOf(d, event.id), { status: 'held' }));
    const figure = 'service.hours';
    const page = must(await evidence(d.context, d.officer, { ...period, figure, campaign: own.id }));
    expect(page.rows.map(({ record: id }) => id)).toEqual([claim.id]);
    await send(d.organizer, phoneOf(d.organizer).edit(await recordOf(d, event.id), { campaign: null }));
    expect(must(await evidence(d.context, d.officer, { ...period, figure, campaign: own.id })).total.reported).toBe(0);
    expect(await verified()).toEqual([]);
  });

  it('move with the event, and go when the claim is taken back', async () => {
    const event = phoneOf(d.organizer).create('event', plan());
    const { key, claim } = scan(event.id, d.mate);
    await send(d.organizer, event);
    await send(d.organizer, key);
    const before = await hours();
    await send(d.mate, claim);
    const edit = async (id: Id, fields: Fields) =>
      send(d.organizer, phoneOf(d.organizer).edit(await recordOf(d, id), fields));
    await edit(event.id, { status: 'held' });
    await edit(event.id, { finished: '13:00' });
    expect(await hours()).toBeCloseTo(before + 1, 6);
    await edit(event.id, { place: d.places.far, date: addDays(TODAY, -1) });
    expect(await verified()).toEqual([]);
    await edit(claim.id, { deleted: true });
    expect(await hours()).toBeCloseTo(before, 6);
    expect(await verified()).toEqual([]);
  });

  it('are not counted by a leaflet of the event a second time', async () => {
    const event = phoneOf(d.organizer).create('event', plan());
    await send(d.organizer, event);
    const before = await hours();
    const phone = phoneOf(d.volunteer);
    await send(d.volunteer, phone.leaflet({ event: event.id, hours: 3 }));
    expect(await hours()).toBe(before);
  });
});

const step = fc.record({
  do: fc.constantFrom('claim', 'tick', 'key', 'close', 'time', 'day', 'rule', 'duty', 'delete', 'cancel'),
  event: fc.nat(2),
  which: fc.nat(20),
  at: fc.nat(5),
});

it('any history of events, keys, claims and rulings leaves service and sums as a rebuild gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
      const organizer = phoneOf(d.organizer);
      const planned = [0, 1, 2].map((n) =>
        organizer.create(
          'event',
          plan({ date: addDays(TODAY, -n), starts: `${11 + n}:00`, ends: n === 2 ? '02:00' : '14:30' }),
        ),
      );
      const events = planned.map(({ id }) => id);
      const [first, ...later] = planned;
      // One event comes after its claims.
      await organizer.send(...later);
      const claims: Id[] = [];
      for (const [index, each] of steps.entries()) {
        if (index === 5) await organizer.send(first);
        const event = events[each.event] ?? '';
        const who = [d.volunteer, d.mate, d.leader][each.at % 3] ?? d.volunteer;
        const edit = async (id: Id | undefined, fields: Fields) => {
          const record = id === undefined ? undefined : await recordOf(d, id).catch(() => undefined);
          if (record) await organizer.send(organizer.edit(record, fields));
        };
        const claimed = claims[each.which % Math.max(1, claims.length)];
        switch (each.do) {
          case 'claim': {
            const { key, claim } = scan(event, who);
            await phoneOf(who).send(claim);
            if (each.at > 1) await organizer.send(key);
            claims.push(claim.id);
            break;
          }
          case 'tick': {
            const fields = { event, member: who.member, squad: who.squad, date: TODAY, way: 'leader' };
            const claim = organizer.create('attendance', fields);
            await organizer.send(claim);
            claims.push(claim.id);
            break;
          }
          case 'key':
            await organizer.send(organizer.create('eventKey', { event, date: TODAY, secret }));
            break;
          case 'close':
            await edit(event, { status: 'held' });
            break;
          case 'cancel':
            await edit(event, { status: each.at % 2 ? 'cancelled' : 'planned' });
            break;
          case 'time':
            await edit(event, { finished: `1${each.at + 1}:20`, starts: `0${each.at}:10` });
            break;
          case 'day':
            await edit(event, { date: addDays(TODAY, -each.at), place: each.at % 2 ? d.places.far : null });
            break;
          case 'rule':
            await edit(claimed, { ruling: each.at % 2 ? 'yes' : 'no', ruledBy: d.organizer.member, because: '核对' });
            break;
          case 'duty':
            await edit(claimed, { duty: each.at % 2 === 0 });
            break;
          case 'delete':
            await edit(each.at === 5 ? event : claimed, { deleted: each.at % 3 !== 0 });
            break;
        }
      }
      expect(await verified()).toEqual([]);
    }),
    { numRuns: 12 },
  );
});
