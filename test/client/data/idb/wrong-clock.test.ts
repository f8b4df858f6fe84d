import { beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../../../src/client/data/idb/backend.ts';
import { memoryBackend } from '../../../../src/client/data/idb/memory-backend.ts';
import { makePhoneClock, type PhoneClock } from '../../../../src/client/data/phone-clock.ts';
import { makeCommands } from '../../../../src/client/state/commands.ts';
import { isUnsureClock, readClock } from '../../../../src/domain/kernel/clock.ts';
import { dayAt, LAST_DAY } from '../../../../src/domain/kernel/day.ts';
import { type FoldedRecord, isDateUnsure } from '../../../../src/domain/records/record.ts';
import { bytes, id as makeId, member, squad } from '../../../contract/store-world.ts';
import { must } from '../../../support/must.ts';
import { makeWholeStore, type WholeStore } from '../../../support/whole-store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
/** Ten in the morning in China on 2026-12-30. */
const START = Date.UTC(2026, 11, 30, 2);
const actor = { member, role: 'volunteer', squad, name: '王芳', squadName: '一分队' } as const;
const identity = { actor, district: { id: 'd', name: '清源区' } };

describe('a date on a phone whose clock is wrong', () => {
  let backend: Backend;
  let world: number;
  let skew: number;
  let asleep: number;
  let clock: PhoneClock;
  let store: WholeStore;

  /** The app starts: what it heard in its last run is gone. */
  function start(run: string): void {
    clock = makePhoneClock({ now: () => world + skew, running: () => world - asleep, run });
    store = makeWholeStore(backend, { now: () => world + skew, random: bytes, clock });
  }

  async function contact(): Promise<void> {
    clock.hear(world, clock.tick());
    const { device } = must(await store.state());
    must(await store.keepHello(device.id, { time: world, offset: -skew, identity }));
  }

  async function save(fields: Record<string, string | number> = {}): Promise<string> {
    const known = await store.timing();
    const commands = makeCommands({
      store,
      identity: async () => identity,
      time: () => clock.read(known).time,
      lastDay: () => (clock.read(known).trust === 'confirmed' ? dayAt(clock.read(known).time) : LAST_DAY),
      random: bytes,
      written: () => undefined,
    });
    return must(await commands.saveActivity('leaflet', { quantity: 10, ...fields })).recordId;
  }
  async function recordOf(id: string): Promise<FoldedRecord> {
    const local = await store.record(id);
    if (!local) throw new Error('the record is not here');
    return local.record;
  }
  async function edit(record: string, fields: Record<string, string | number>): Promise<void> {
    const change = { id: makeId(), record, kind: 'leaflet', schema: 1, fields } as const;
    must(await store.save({ change, author: member }));
  }
  const sent = async (id: string) => (await store.unsent(0, 500)).find((change) => change.id === id);

  beforeEach(async () => {
    backend = memoryBackend();
    [world, skew, asleep] = [START, 0, 0];
    start('first');
    must(await store.enter(identity));
    await contact();
    world += DAY;
    start('second');
  });

  it.each([-10 * YEAR, -START - DAY, -2 * DAY, DAY, YEAR])(
    'that nobody touched follows the server’s time before it is sent (clock off by %d ms)',
    async (wrong) => {
      skew = wrong;
      const id = await save();
      expect(await store.unsent(0, 500)).toEqual([]);
      world += HOUR;
      await contact();
      const change = await sent(id);
      expect(change?.fields.date).toBe('2026-12-31');
      expect(isUnsureClock(change?.clock ?? '')).toBe(false);
      expect(isDateUnsure(await recordOf(id))).toBe(false);
    },
  );

  it('that nobody touched is of the reading by which it is stored, if the server’s time came while it was saved', async () => {
    skew = -10 * YEAR;
    const known = await store.timing();
    let asked = 0;
    const commands = makeCommands({
      store,
      async identity() {
        asked += 1;
        // The command has read the clock by now, and the change is not stored yet.
        if (asked === 2) await contact();
        return identity;
      },
      time: () => clock.read(known).time,
      lastDay: () => LAST_DAY,
      random: bytes,
      written: () => undefined,
    });
    const { recordId } = must(await commands.saveActivity('leaflet', { quantity: 10 }));
    const change = await sent(recordId);
    expect(change?.fields.date).toBe('2026-12-31');
    expect(isUnsureClock(change?.clock ?? '')).toBe(false);
  });

  const claim = () => ({ event: makeId(), member, way: 'code', proof: 'x', date: '2026-12-31' });
  const makeCommandsHere = async () => {
    const known = await store.timing();
    const time = () => clock.read(known).time;
    const options = { store, identity: async () => identity, time, lastDay: () => LAST_DAY, random: bytes };
    return makeCommands({ ...options, written: () => undefined });
  };
  const noteClaim = async (): Promise<string> =>
    must(await (await makeCommandsHere()).createRecord('attendance', claim(), { isTimed: true })).recordId;

  it('dates an entry of the ledger by the corrected clock, as field work', async () => {
    skew = -10 * YEAR;
    const { createRecord } = await makeCommandsHere();
    const { recordId } = must(await createRecord('stocktake', { at: 'squad', squad, material: makeId(), counted: 3 }));
    await contact();
    const change = await sent(recordId);
    expect(change?.fields.date).toBe(dayAt(START + DAY));
    expect(isUnsureClock(change?.clock ?? '')).toBe(false);
  });

  it.each([-10 * YEAR, -1_500, 20_000, 10 * YEAR])(
    'leaves a scan its moment to the second, and the event’s day as it was (clock off by %d ms)',
    async (wrong) => {
      skew = wrong;
      const id = await noteClaim();
      world += HOUR;
      start('third');
      await contact();
      const change = await sent(id);
      expect(Math.abs(readClock(change?.clock ?? '').wall - START - DAY)).toBeLessThanOrEqual(1_000);
      expect(isUnsureClock(change?.clock ?? '')).toBe(false);
      expect(change?.fields.date).toBe('2026-12-31');
    },
  );

  it('leaves a scan as a question if the clock was put right before the server was heard', async () => {
    skew = 10 * YEAR;
    const id = await noteClaim();
    world += HOUR;
    skew = 0;
    start('third');
    await contact();
    expect(isUnsureClock((await sent(id))?.clock ?? '')).toBe(true);
  });

  it('is kept as typed, be it after the phone’s today', async () => {
    skew = -10 * YEAR;
    const id = await save({ date: '2026-12-31' });
    expect((await recordOf(id)).fields.date).toBe('2026-12-31');
    expect(isDateUnsure(await recordOf(id))).toBe(false);
    await contact();
    expect((await sent(id))?.fields.date).toBe('2026-12-31');
  });

  it.each([-10 * YEAR, -START - DAY])(
    'is believed as typed, though the clock was put right meanwhile (%d ms)',
    async (wrong) => {
      skew = wrong;
      const id = await save({ date: '2026-12-31' });
      world += 3 * DAY;
      skew = 0;
      start('third');
      await contact();
      expect((await sent(id))?.fields.date).toBe('2026-12-31');
      expect(isDateUnsure(await recordOf(id))).toBe(false);
    },
  );

  it.each(['third', 'second'])(
    'is a question if it was typed after the day of its writing (sent in the %s run)',
    async (run) => {
      const id = await save({ date: '2027-01-08' });
      expect(await sent(id)).toBeUndefined();
      world += 10 * DAY;
      if (run !== 'second') start(run);
      await contact();
      const change = await sent(id);
      expect(change?.fields.date).toBe('2027-01-08');
      expect(dayAt(readClock(change?.clock ?? '').wall)).toBe('2026-12-31');
      expect(isDateUnsure(await recordOf(id))).toBe(true);
    },
  );

  it('is a question if it was typed after the day of its writing, and the phone’s clock was moved since', async () => {
    const id = await save({ date: '2027-01-08' });
    world += 10 * DAY;
    skew = -DAY;
    start('third');
    await contact();
    expect((await sent(id))?.fields.date).toBe('2027-01-08');
    expect(isDateUnsure(await recordOf(id))).toBe(true);
  });

  it('is a question in a teammate’s file too, if it was typed after the day of its writing', async () => {
    const id = await save({ date: '2027-01-08' });
    must(await store.settleBlindly());
    expect((await sent(id))?.fields.date).toBe('2027-01-08');
    expect(isDateUnsure(await recordOf(id))).toBe(true);
  });

  it('is a question where an edit wrote it too late, after a creation that was typed too late', async () => {
    const id = await save({ date: '2027-01-08' });
    await edit(id, { date: '2027-01-09' });
    world += 20 * DAY;
    await contact();
    const [first, second] = await store.unsent(0, 500);
    expect(second?.base.date).toEqual([first?.clock]);
    expect((second?.clock ?? '') > (first?.clock ?? '')).toBe(true);
    expect((await recordOf(id)).fields.date).toBe('2027-01-09');
    expect(isDateUnsure(await recordOf(id))).toBe(true);
  });

  it('is no question any more where its author wrote the right day before the phone was online', async () => {
    const id = await save({ date: '2027-01-08' });
    await edit(id, { date: '2026-12-30' });
    world += 20 * DAY;
    await contact();
    expect((await recordOf(id)).fields.date).toBe('2026-12-30');
    expect(isDateUnsure(await recordOf(id))).toBe(false);
  });

  describe('and whose record was refused for another reason', () => {
    async function refused(fields: Record<string, string>): Promise<string> {
      skew = fields.date ? 0 : -10 * YEAR;
      const id = await save(fields);
      world += 10 * DAY;
      skew = 0;
      start('third');
      await contact();
      expect(isDateUnsure(await recordOf(id))).toBe(true);
      must(await store.refuse(id, { outcome: 'rejected', code: 'inconsistent', field: 'quantity' }));
      return id;
    }

    it.each([{}, { date: '2027-01-08' }])('stays a question when only the quantity is mended (%o)', async (fields) => {
      const mended = must(await store.replaceRefused(await refused(fields), makeId(), { quantity: 12 }));
      const record = await recordOf(mended ?? '');
      expect(record.fields.quantity).toBe(12);
      expect(isDateUnsure(record)).toBe(true);
    });

    it('is none any more when the day is written anew', async () => {
      const mended = must(await store.replaceRefused(await refused({}), makeId(), { date: '2026-12-31' }));
      expect(isDateUnsure(await recordOf(mended ?? ''))).toBe(false);
    });
  });

  it('is a question where the clock was put right over the turn of the year before the server was heard', async () => {
    skew = -10 * YEAR;
    const id = await save();
    world += 3 * DAY;
    skew = 0;
    start('third');
    await contact();
    expect(isUnsureClock((await sent(id))?.clock ?? '')).toBe(true);
    expect(isDateUnsure(await recordOf(id))).toBe(true);
  });

  it('leaves the phone in a teammate’s file as the guess that it is', async () => {
    skew = -10 * YEAR;
    const id = await save();
    must(await store.settleBlindly());
    expect(isUnsureClock((await sent(id))?.clock ?? '')).toBe(true);
  });

  it('is put right with all that was written to the record since, in its order', async () => {
    skew = -10 * YEAR;
    const id = await save();
    const view = await recordOf(id);
    await edit(id, { quantity: 12 });
    world += HOUR;
    await contact();
    const [first, second] = await store.unsent(0, 500);
    expect(first?.fields.date).toBe('2026-12-31');
    expect(second?.base.quantity).toEqual([first?.clock]);
    expect((second?.clock ?? '') > (first?.clock ?? '')).toBe(true);
    expect((await recordOf(id)).fields).toMatchObject({ quantity: 12, date: '2026-12-31' });
    expect(view.fields.quantity).toBe(10);
  });

  it('needs no second look when the clock was right', async () => {
    const id = await save();
    const before = (await store.change(id))?.clock;
    await contact();
    expect((await sent(id))?.clock).toBe(before);
    await save();
    expect(await store.isUnsettled()).toBe(false);
  });
});
