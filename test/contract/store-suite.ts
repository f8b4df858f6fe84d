import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../src/client/storage/backend.ts';
import { makeStore } from '../../src/client/storage/make-store.ts';
import type { Asked, Identity, SaveRequest, Store } from '../../src/client/storage/store.ts';
import type { PullResponse } from '../../src/protocol/pull.ts';
import { must } from '../support/must.ts';
import {
  accepted,
  answer,
  bytes,
  EPOCH,
  edit,
  id,
  leaflet,
  member,
  NEW_PHONE,
  page,
  START,
  scope,
  squad,
  wire,
} from './store-world.ts';

const identity: Identity = {
  actor: { member, role: 'volunteer', squad, name: '王芳', squadName: '一分队' },
  district: { id: 'd', name: '清源区' },
};

/** What every store does, whatever it keeps its rows in. */
export function storeSuite(name: string, open: () => Backend): void {
  describe(name, () => {
    let store: Store;
    let now: number;

    const save = async (change = leaflet(), more: Partial<SaveRequest> = {}) =>
      must(await store.save({ change, author: member, ...more }));
    const deliver = async (change: { id: string }, head = 1) =>
      must(await store.settle([change.id], answer([accepted(change)], head)));
    const refuse = async (change: { id: string }, field = 'place') =>
      must(
        await store.settle([change.id], answer([{ id: change.id, outcome: 'rejected', code: 'place_unknown', field }])),
      );
    const state = async () => must(await store.state());
    const pull = async (asked: Omit<Asked, 'device'>, answered: PullResponse) =>
      must(await store.applyPull({ ...asked, device: (await state()).device.id }, answered));

    beforeEach(() => {
      now = START;
      store = makeStore(open(), { now: () => now, random: bytes });
    });
    afterEach(async () => {
      must(await store.wipe());
      store.close();
    });

    describe('saving', () => {
      it('shows a saved record at once and keeps its change to be sent', async () => {
        const change = await save();
        expect(await store.record(change.record)).toMatchObject({
          kind: 'leaflet',
          delivery: 'waiting',
          record: { author: member, fields: { quantity: 10 } },
        });
        expect(await store.unsent(0, 10)).toEqual([change]);
        expect(await store.counts()).toEqual({ unsent: 1, attention: 0 });
      });

      it('numbers changes without a gap and with growing clocks, though many are saved at once', async () => {
        await Promise.all(Array.from({ length: 30 }, () => save()));
        const saved = await store.unsent(0, 100);
        expect(saved.map(({ deviceSeq }) => deviceSeq)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
        expect(new Set(saved.map(({ device }) => device)).size).toBe(1);
        const clocks = saved.map(({ clock }) => clock);
        expect(clocks).toEqual([...new Set(clocks)].sort());
      });

      it('saves the same change once, however often it is asked to', async () => {
        const change = leaflet();
        const first = await save(change);
        expect(await save(change)).toEqual(first);
        expect(await store.counts()).toEqual({ unsent: 1, attention: 0 });
        expect((await state()).device.nextSeq).toBe(2);
      });

      it('takes the clocks that the editor saw as the base, and a later clock than those', async () => {
        const made = await save();
        now -= 10 * 365 * 86_400_000;
        const edited = await save(edit(made.record, { quantity: 20 }));
        expect(edited.base).toEqual({ quantity: [made.clock] });
        expect(edited.clock > made.clock).toBe(true);
        expect((await store.record(made.record))?.record.fields.quantity).toBe(20);
      });

      it('counts with the estimated server time, not with the time of the phone', async () => {
        const { id: device } = (await state()).device;
        must(await store.greeted(device, { time: START + 1_000_000, offset: 1_000_000, identity }));
        expect((await save()).savedAt).toBe(START + 1_000_000);
        expect(await store.lastContact()).toBe(START + 1_000_000);
      });

      it('remembers the last values and ends the draft in the same breath', async () => {
        must(await store.setDraft('leaflet', { quantity: 7 }));
        expect(await store.draft('leaflet')).toEqual({ quantity: 7 });
        await save(leaflet(), { remember: { quantity: 10 }, draft: 'leaflet' });
        expect(await store.remembered('leaflet')).toEqual({ quantity: 10 });
        expect(await store.draft('leaflet')).toBeUndefined();
      });
    });

    describe('receipts', () => {
      it('says 已收到 on the receipt, before any pull', async () => {
        const change = await save();
        await deliver(change);
        expect((await store.record(change.record))?.delivery).toBe('received');
        expect(await store.change(change.id)).toMatchObject({ state: 'acknowledged', receipt: { at: START, head: 1 } });
        expect(await store.counts()).toEqual({ unsent: 0, attention: 0 });
      });

      it('stays 待发 while a later change of the record waits', async () => {
        const change = await save();
        await save(edit(change.record, { quantity: 20 }));
        await deliver(change);
        expect((await store.record(change.record))?.delivery).toBe('waiting');
      });

      it('keeps what the answer does not name, or asks to send again', async () => {
        const [first, second] = [await save(), await save()];
        must(
          await store.settle(
            [first.id, second.id],
            answer([{ id: first.id, outcome: 'retry', code: 'record_not_yet_here' }]),
          ),
        );
        expect((await store.unsent(0, 10)).map((change) => change.id)).toEqual([first.id, second.id]);
      });

      it('reads a result that names a place in the batch', async () => {
        const [first, second] = [await save(), await save()];
        must(await store.settle([first.id, second.id], answer([{ id: 1, outcome: 'rejected', code: 'malformed' }])));
        expect((await store.change(first.id))?.state).toBe('unsent');
        expect((await store.change(second.id))?.refusal?.code).toBe('malformed');
      });

      it('lets no late refusal undo a receipt, and a receipt undo a refusal', async () => {
        const change = await save();
        await refuse(change);
        await deliver(change);
        await refuse(change);
        expect(await store.change(change.id)).toMatchObject({ state: 'acknowledged' });
        expect(await store.change(change.id)).not.toHaveProperty('refusal');
        expect((await store.record(change.record))?.delivery).toBe('received');
      });
    });

    describe('需要处理', () => {
      it('keeps a refused change with its reason', async () => {
        const change = await save();
        await refuse(change);
        expect((await store.record(change.record))?.delivery).toBe('attention');
        expect(await store.attention(10)).toMatchObject([
          { change: { id: change.id, refusal: { outcome: 'rejected', code: 'place_unknown', field: 'place' } } },
        ]);
        expect(await store.unsent(0, 10)).toEqual([]);
        expect(await store.counts()).toEqual({ unsent: 0, attention: 1 });
      });

      it('holds what hangs on a refused record, and lets it go when that is sent again', async () => {
        const change = await save();
        const early = await save(edit(change.record, { quantity: 20 }));
        await refuse(change);
        const late = await save(edit(change.record, { quantity: 30 }));
        expect(await store.unsent(0, 10)).toEqual([]);
        expect((await store.undelivered()).map((each) => each.id)).toEqual([change.id, early.id, late.id]);
        must(await store.retry(change.id));
        expect((await store.unsent(0, 10)).map((each) => each.id)).toEqual([change.id, early.id, late.id]);
      });

      it('mends a record that never was as a new one, with all that was written to it', async () => {
        const change = await save(leaflet({ place: id() }));
        await save(edit(change.record, { quantity: 20 }));
        await refuse(change);
        const place = id();
        const record = must(await store.mend(change.id, id(), { place }));
        expect(record).not.toBe(change.record);
        const [mended, ...others] = await store.unsent(0, 10);
        expect(others).toEqual([]);
        expect(mended).toMatchObject({ id: record, record, base: {}, fields: { quantity: 20, place, member } });
        expect(await store.record(change.record)).toBeUndefined();
        expect((await store.change(change.id))?.state).toBe('withdrawn');
        expect(await store.counts()).toEqual({ unsent: 1, attention: 0 });
      });

      it('points what named the refused record to the mended one', async () => {
        const event = await save({
          ...leaflet({ quantity: 1 }),
          kind: 'event',
          fields: { date: '2026-06-01', title: '讲座' },
        });
        const child = await save(leaflet({ event: event.record }));
        await refuse(event, 'title');
        await refuse(child, 'event');
        const record = must(await store.mend(event.id, id(), { title: '讲座一' }));
        expect(await store.change(child.id)).toMatchObject({ state: 'unsent', fields: { event: record } });
      });

      it('mends a refused edit on the same record, and leaves a later edit the last word', async () => {
        const record = id();
        await pull(NEW_PHONE, page({ records: [wire(record, {})] }));
        const refused = await save(edit(record, { quantity: 20, note: '一' }));
        const later = await save(edit(record, { note: '二' }));
        await refuse(refused);
        expect(must(await store.mend(refused.id, id(), { quantity: 30 }))).toBe(record);
        const open = await store.unsent(0, 10);
        expect(open[0]?.id).toBe(later.id);
        expect(open[1]?.fields).toEqual({ quantity: 30 });
        expect(open[1]?.base).toEqual(refused.base);
        expect((await store.record(record))?.record.fields).toMatchObject({ quantity: 30, note: '二' });
      });

      it('withdraws a refused record with what hangs on it, and never sends it', async () => {
        const change = await save();
        await save(edit(change.record, { quantity: 20 }));
        await refuse(change);
        must(await store.withdraw(change.id));
        expect(await store.undelivered()).toEqual([]);
        expect(await store.record(change.record)).toBeUndefined();
        must(await store.retry(change.id));
        expect(await store.counts()).toEqual({ unsent: 0, attention: 0 });
      });
    });

    describe('pulling', () => {
      it('shows the records of a page and moves on', async () => {
        const record = id();
        expect(await pull(NEW_PHONE, page({ records: [wire(record, { quantity: 5 })] }))).toBe(true);
        expect(await store.record(record)).toMatchObject({ delivery: 'received', record: { fields: { quantity: 5 } } });
        expect((await state()).sync).toMatchObject({ epoch: EPOCH, cursors: { [scope]: 1 } });
      });

      it('refuses a page that does not go on from where the phone stands', async () => {
        const record = id();
        await pull(NEW_PHONE, page({ cursors: { [scope]: 9 } }));
        expect(await pull(NEW_PHONE, page({ records: [wire(record, {})] }))).toBe(false);
        expect(await store.record(record)).toBeUndefined();
        expect((await state()).sync.cursors).toEqual({ [scope]: 9 });
      });

      it('keeps own changes over the pulled record until the pull has caught up with them', async () => {
        const change = await save();
        await deliver(change, 5);
        await pull(NEW_PHONE, page({ head: 4, cursors: { [scope]: 4 } }));
        expect(await store.record(change.record)).toBeDefined();
        const asked = { epoch: EPOCH, cursors: { [scope]: 4 } };
        const records = [wire(change.record, { quantity: 11 }, { clock: change.clock })];
        await pull(asked, page({ head: 5, records, cursors: { [scope]: 5 } }));
        expect((await store.record(change.record))?.record.fields.quantity).toBe(11);
      });

      it('gives up an own record that the server no longer has in the scope', async () => {
        const change = await save();
        await deliver(change, 5);
        await pull(NEW_PHONE, page({ head: 6, cursors: { [scope]: 6 } }));
        expect(await store.record(change.record)).toBeUndefined();
      });

      it('keeps an own record of a year that the phone does not hold', async () => {
        const change = await save(leaflet({ date: '2019-06-01' }));
        await deliver(change, 5);
        await pull(NEW_PHONE, page({ head: 6, cursors: { [scope]: 6 } }));
        expect((await store.record(change.record))?.delivery).toBe('received');
      });

      it('drops the records of a scope, but never an unsent change', async () => {
        const [kept, gone] = [id(), id()];
        await pull(NEW_PHONE, page({ records: [wire(kept, {}), wire(gone, {})] }));
        const own = await save();
        const change = await save(edit(kept, { quantity: 20 }));
        const asked = { epoch: EPOCH, cursors: { [scope]: 1 } };
        await pull(asked, page({ drop: [scope], cursors: {} }));
        expect(await store.record(gone)).toBeUndefined();
        expect((await store.unsent(0, 10)).map((each) => each.id)).toEqual([own.id, change.id]);
        expect(await store.record(own.record)).toBeDefined();
      });

      it('takes away what left a scope, unless it came to another', async () => {
        const [moved, left] = [id(), id()];
        await pull(NEW_PHONE, page({ records: [wire(moved, {}), wire(left, {})] }));
        const other = `squad/${squad}/2025`;
        const gone = [moved, left].map((each) => ({ id: each, scope }));
        const asked = { epoch: EPOCH, cursors: { [scope]: 1 } };
        await pull(asked, page({ records: [wire(moved, {}, { scope: other })], gone }));
        expect(await store.record(moved)).toBeDefined();
        expect(await store.record(left)).toBeUndefined();
      });
    });

    describe('a stray copy of a request', () => {
      it('that brought a refused record in after all is its receipt', async () => {
        const change = await save();
        const later = await save(edit(change.record, { quantity: 20 }));
        await refuse(change);
        await pull(NEW_PHONE, page({ records: [wire(change.record, {}, { clock: change.clock })] }));
        expect(await store.change(change.id)).toMatchObject({ state: 'acknowledged' });
        expect((await store.unsent(0, 10)).map((each) => each.id)).toEqual([later.id]);
        expect(await store.counts()).toEqual({ unsent: 1, attention: 0 });
      });

      it('that brought a mended record in after all is taken back, once', async () => {
        const change = await save();
        await refuse(change);
        const mended = must(await store.mend(change.id, id(), { quantity: 30 }));
        const records = [wire(change.record, {}, { clock: change.clock })];
        await pull(NEW_PHONE, page({ records }));
        const asked = { epoch: EPOCH, cursors: { [scope]: 1 } };
        await pull(asked, page({ records, cursors: { [scope]: 2 } }));
        expect(
          (await store.unsent(0, 10)).map(({ record, fields }) => [record, fields.quantity, fields.deleted]),
        ).toEqual([
          [mended, 30, undefined],
          [change.record, undefined, true],
        ]);
      });
    });

    describe('a server that lost records', () => {
      it('gets what it had acknowledged again, and what it does not send again is gone', async () => {
        const change = await save();
        await deliver(change);
        const [here, lost] = [id(), id()];
        const records = [wire(here, {}), wire(lost, {}), wire(change.record, {}, { clock: change.clock })];
        await pull(NEW_PHONE, page({ records }));
        must(await store.restart(EPOCH));
        expect((await store.unsent(0, 10)).map((each) => each.id)).toEqual([change.id]);
        expect((await store.record(change.record))?.delivery).toBe('waiting');
        expect(await store.record(lost)).toBeDefined();
        await pull(NEW_PHONE, page({ epoch: id(), records: [wire(here, {})], more: false }));
        expect(await store.record(here)).toBeDefined();
        expect(await store.record(lost)).toBeUndefined();
        expect(await store.record(change.record)).toBeDefined();
      });

      it('starts anew once, though two tabs notice', async () => {
        await pull(NEW_PHONE, page());
        must(await store.restart(EPOCH));
        const next = id();
        await pull(NEW_PHONE, page({ epoch: next }));
        must(await store.restart(EPOCH));
        expect((await state()).sync.epoch).toBe(next);
      });

      it('forgets acknowledged changes after their time, and nothing else', async () => {
        const [done, open] = [await save(), await save()];
        await deliver(done);
        expect(must(await store.prune(START))).toBe(0);
        expect(must(await store.prune(START + 1))).toBe(1);
        expect(await store.change(done.id)).toBeUndefined();
        expect(await store.change(open.id)).toEqual(open);
      });
    });

    it('takes a new device id and numbers what is unsent anew', async () => {
      const [first, second, third] = [await save(), await save(), await save()];
      await deliver(first);
      const before = (await state()).device.id;
      must(await store.renewDevice(before));
      must(await store.renewDevice(before));
      const { device } = await state();
      expect(device.id).not.toBe(before);
      expect(await store.unsent(0, 10)).toMatchObject([
        { id: second.id, device: device.id, deviceSeq: 1, clock: second.clock },
        { id: third.id, device: device.id, deviceSeq: 2, clock: third.clock },
      ]);
      expect((await save()).deviceSeq).toBe(3);
    });

    describe('lists', () => {
      it('pages own records from the newest day, deleted ones left out', async () => {
        const days = ['2026-05-01', '2026-06-01', '2026-06-01', '2026-04-01'];
        for (const date of days) await save(leaflet({ date }));
        const deleted = await save(leaflet({ date: '2026-06-02' }));
        await save(edit(deleted.record, { deleted: true }));
        await save(leaflet({ member: id() }));
        const first = await store.recordsOf(member, 2);
        expect(first.map(({ record }) => record.fields.date)).toEqual(['2026-06-01', '2026-06-01']);
        const last = first[1];
        const rest = await store.recordsOf(member, 9, last && { day: '2026-06-01', id: last.id });
        expect(rest.map(({ record }) => record.fields.date)).toEqual(['2026-05-01', '2026-04-01']);
      });

      it('lists a squad by status, and moves a record when it is reviewed', async () => {
        const change = await save();
        expect(await store.squadCount(squad, 'reported')).toBe(1);
        const of = (await store.record(change.record))?.record.clocks.quantity ?? '';
        await save(edit(change.record, { review: { verdict: 'verified', of } }));
        expect(await store.squadCount(squad, 'reported')).toBe(0);
        expect(await store.squadRecords(squad, 'verified', 5)).toMatchObject([{ id: change.record }]);
      });

      it('lists places by parent and by name, and counts kinds', async () => {
        const town = id();
        const place = (name: string, form: string, parent: string | null): ReturnType<typeof wire> =>
          wire(form === 'town' ? town : id(), {}, { kind: 'place', scope: 'district', fields: { name, form, parent } });
        const records = [place('清河镇', 'town', null), place('乙村', 'village', town), place('丙村', 'village', id())];
        await pull(NEW_PHONE, page({ records }));
        expect((await store.references('place', town)).map(({ record }) => record.fields.name)).toEqual(['乙村']);
        expect(await store.references('place')).toHaveLength(3);
        expect(await store.countOf('place')).toBe(3);
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
      const stop = store.watch(
        () => store.counts(),
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
      await save();
      await second;
      stop();
      expect(seen).toEqual([0, 1]);
    });

    it('forgets all when it is wiped, and takes in no answer that was still on its way', async () => {
      await save();
      const before = (await state()).device.id;
      must(await store.wipe());
      expect(must(await store.applyPull({ ...NEW_PHONE, device: before }, page({ records: [wire(id(), {})] })))).toBe(
        false,
      );
      expect(must(await store.greeted(before, { time: START, offset: 0, identity }))).toBe(false);
      expect(await store.identity()).toBeUndefined();
      expect(await store.undelivered()).toEqual([]);
      expect((await state()).device.id).not.toBe(before);
    });
  });
}
