import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import type { Actor } from '../../../src/domain/kernel/actor.ts';
import { type Id, newId } from '../../../src/domain/kernel/id.ts';
import { squadYear } from '../../../src/domain/kernel/scope.ts';
import { changeToWire } from '../../../src/protocol/sync/record-wire.ts';
import { pull } from '../../../src/server/sync/pull.ts';
import { push } from '../../../src/server/sync/push.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore, type WholeStore } from '../../support/whole-store.ts';
import { type District, makeDistrict } from './fixture.ts';

/** The last minute of 2026 in China, and the first of 2027. */
const LAST_MINUTE = Date.UTC(2026, 11, 31, 15, 59);
const NEW_YEAR = Date.UTC(2026, 11, 31, 16, 0);

let d: District;
let store: WholeStore;
let now = LAST_MINUTE;

beforeAll(async () => {
  d = await makeDistrict();
  store = makeWholeStore(memoryBackend(), { now: () => now, random: d.context.random });
});
afterAll(() => d.close());

function setNow(time: number): void {
  now = time;
  d.setNow(time);
}

async function save(date: string, fields = {}): Promise<Id> {
  const id = newId(now, d.context.random);
  const { member, squad } = d.volunteer;
  const leaflet = { date, quantity: 10, member, squad, ...fields };
  must(await store.save({ change: { id, record: id, kind: 'leaflet', schema: 1, fields: leaflet }, author: member }));
  return id;
}

/** The phone sends what waits and fetches what is new, as its engine would. */
async function sync(actor: Actor = d.volunteer): Promise<void> {
  const changes = await store.unsent(0, 500);
  const device = must(await store.state()).device.id;
  const batch = { device, changes: changes.map(changeToWire) };
  must(
    await store.settle(
      changes.map(({ id }) => id),
      await push(d.context, actor, batch),
    ),
  );
  await fetchNew(actor);
}

async function fetchNew(actor: Actor = d.volunteer): Promise<void> {
  for (let more = true; more; ) {
    const { device, sync: at } = must(await store.state());
    const { epoch, cursors, wanted } = at;
    const page = await pull(d.context, actor, { device: device.id, epoch, cursors: { ...cursors }, want: [...wanted] });
    must(await store.applyPull({ device: device.id, epoch, cursors }, page));
    more = page.more;
  }
}

const held = async () =>
  Object.keys(must(await store.state()).sync.cursors)
    .filter((scope) => scope.startsWith(`squad/${d.squads.one}/2`) && !scope.endsWith('/answers'))
    .sort();

describe('a phone at the turn of the year', () => {
  it('keeps this year and the last; what is older leaves, unless it was not sent', async () => {
    setNow(LAST_MINUTE);
    const [old, last, current] = [await save('2025-05-01'), await save('2026-05-01'), await save('2026-12-31')];
    const refused = await save('2025-06-01', { place: newId(now, d.context.random) });
    await sync();
    expect(await held()).toEqual([squadYear(d.squads.one, 2025), squadYear(d.squads.one, 2026)]);
    const unsent = await save('2025-07-01');

    setNow(NEW_YEAR);
    await fetchNew();
    expect(await held()).toEqual([squadYear(d.squads.one, 2026), squadYear(d.squads.one, 2027)]);
    expect([await store.record(last), await store.record(current)].map((each) => each?.delivery)).toEqual([
      'received',
      'received',
    ]);
    expect((await store.record(refused))?.delivery).toBe('attention');
    expect((await store.record(unsent))?.delivery).toBe('waiting');
    expect((await store.record(old))?.record).toBeUndefined();
    expect((await store.undelivered()).map(({ id }) => id).sort()).toEqual([refused, unsent].sort());
  });

  it('that did not reach the server since keeps what it has', async () => {
    const before = await held();
    setNow(NEW_YEAR + 400 * 86_400_000);
    must(await store.prune(NEW_YEAR - 30 * 86_400_000));
    expect(await held()).toEqual(before);
    expect(await store.counts()).toEqual({ unsent: 1, attention: 1 });
  });

  it('keeps what was acknowledged for thirty days, so that a restored server gets it again', async () => {
    setNow(NEW_YEAR + 1);
    const id = await save('2027-01-01');
    await sync();
    const at = (await store.change(id))?.receipt?.at ?? 0;
    must(await store.prune(at));
    expect((await store.change(id))?.state).toBe('acknowledged');
    must(await store.restart(must(await store.state()).sync.epoch));
    expect((await store.unsent(0, 9)).map((change) => change.id)).toContain(id);
  });
});
