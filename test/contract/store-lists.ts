import { describe, expect, it } from 'vitest';
import { err } from '../../src/domain/kernel/result.ts';
import { must } from '../support/must.ts';
import type { TestPhone } from './store-phone.ts';
import { edit, id, identity, leaflet, member, NEW_PHONE, page, START, squad, wire } from './store-world.ts';

/** Lists, watchers, a new device, an empty phone. */
export function listsSuite(phone: TestPhone): void {
  it('takes a new device id and numbers what is unsent anew', async () => {
    const [first, second, third] = [await phone.save(), await phone.save(), await phone.save()];
    await phone.deliver(first);
    const before = (await phone.state()).device.id;
    must(await phone.store.renewDevice(before));
    must(await phone.store.renewDevice(before));
    const { device } = await phone.state();
    expect(device.id).not.toBe(before);
    expect(await phone.store.unsent(0, 10)).toMatchObject([
      { id: second.id, device: device.id, deviceSeq: 1, clock: second.clock },
      { id: third.id, device: device.id, deviceSeq: 2, clock: third.clock },
    ]);
    expect((await phone.save()).deviceSeq).toBe(3);
  });

  describe('lists', () => {
    it('pages own records from the newest day, deleted ones left out', async () => {
      const days = ['2026-05-01', '2026-06-01', '2026-06-01', '2026-04-01'];
      for (const date of days) await phone.save(leaflet({ date }));
      const deleted = await phone.save(leaflet({ date: '2026-06-02' }));
      await phone.save(edit(deleted.record, { deleted: true }));
      await phone.save(leaflet({ member: id() }));
      const first = await phone.store.recordsOf(member, 2);
      expect(first.map(({ record }) => record.fields.date)).toEqual(['2026-06-01', '2026-06-01']);
      const last = first[1];
      const rest = await phone.store.recordsOf(member, 9, last && { day: '2026-06-01', id: last.id });
      expect(rest.map(({ record }) => record.fields.date)).toEqual(['2026-05-01', '2026-04-01']);
    });

    it('lists a squad by status, and moves a record when it is reviewed', async () => {
      const change = await phone.save();
      expect(await phone.store.squadCount(squad, 'reported')).toBe(1);
      const of = (await phone.store.record(change.record))?.record.clocks.quantity ?? '';
      await phone.save(edit(change.record, { review: { verdict: 'verified', of } }));
      expect(await phone.store.squadCount(squad, 'reported')).toBe(0);
      expect(await phone.store.squadRecords(squad, 'verified', 5)).toMatchObject([{ id: change.record }]);
    });

    it('keeps what was withdrawn after it had been verified in a list of its own', async () => {
      const [verified, plain] = [await phone.save(), await phone.save()];
      const of = (await phone.store.record(verified.record))?.record.clocks.quantity ?? '';
      await phone.save(edit(verified.record, { review: { verdict: 'verified', of } }));
      for (const { record } of [verified, plain]) await phone.save(edit(record, { deleted: true }));
      expect(await phone.store.squadRecords(squad, 'withdrawn', 5)).toMatchObject([{ id: verified.record }]);
      for (const status of ['reported', 'verified', 'returned'] as const)
        expect(await phone.store.squadCount(squad, status)).toBe(0);
      expect(await phone.store.activities('leaflet', 5)).toEqual([]);
      await phone.save(edit(verified.record, { deleted: false }));
      expect(await phone.store.squadRecords(squad, 'withdrawn', 5)).toEqual([]);
    });

    it('lists places by parent and by name, and counts kinds', async () => {
      const town = id();
      const place = (name: string, form: string, parent: string | null): ReturnType<typeof wire> =>
        wire(form === 'town' ? town : id(), {}, { kind: 'place', scope: 'district', fields: { name, form, parent } });
      const records = [place('清河镇', 'town', null), place('乙村', 'village', town), place('丙村', 'village', id())];
      await phone.pull(NEW_PHONE, page({ records }));
      expect((await phone.store.references('place', town)).map(({ record }) => record.fields.name)).toEqual(['乙村']);
      expect(await phone.store.references('place')).toHaveLength(3);
      expect(await phone.store.countOf('place')).toBe(3);
    });
  });

  it('tells a watcher of each change', async () => {
    const seen: number[] = [];
    let heard = () => {};
    const next = () =>
      new Promise<void>((resolve) => {
        heard = resolve;
      });
    const first = next();
    const stop = phone.store.watch(
      () => phone.store.counts(),
      ({ unsent }) => {
        seen.push(unsent);
        heard();
      },
      (error) => {
        throw error;
      },
    );
    await first;
    const second = next();
    await phone.save();
    await second;
    stop();
    expect(seen).toEqual([0, 1]);
  });

  it('forgets all when it is wiped, and takes in no answer that was still on its way', async () => {
    const { id: saved } = await phone.save();
    const before = (await phone.state()).device.id;
    expect(await phone.store.wipe()).toEqual(err({ code: 'unsent', count: 1 }));
    must(await phone.store.wipe({ changes: [saved], photos: [], relayFiles: [] }));
    expect(
      must(await phone.store.applyPull({ ...NEW_PHONE, device: before }, page({ records: [wire(id(), {})] }))),
    ).toBe(false);
    expect(must(await phone.store.keepHello(before, { time: START, offset: 0, identity }))).toBe(false);
    expect(await phone.store.identity()).toBeUndefined();
    expect(await phone.store.undelivered()).toEqual([]);
    expect((await phone.state()).device.id).not.toBe(before);
  });
}
