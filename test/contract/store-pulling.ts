import { describe, expect, it } from 'vitest';
import type { FailureCode } from '../../src/domain/kernel/failure.ts';
import { pairedId } from '../../src/domain/kernel/id.ts';
import { err } from '../../src/domain/kernel/result.ts';
import type { WireRecord } from '../../src/protocol/sync/pull.ts';
import { forgetKinds, learnKinds } from '../support/later-kinds.ts';
import { must } from '../support/must.ts';
import type { TestPhone } from './store-phone.ts';
import { answer, EPOCH, edit, id, leaflet, NEW_PHONE, page, START, scope, squad, wire } from './store-world.ts';

/** What the server sends, and what it has lost. */
export function pullingSuite(phone: TestPhone): void {
  describe('pulling', () => {
    it('shows the records of a page and moves on', async () => {
      const record = id();
      expect(await phone.pull(NEW_PHONE, page({ records: [wire(record, { quantity: 5 })] }))).toBe(true);
      expect(await phone.store.record(record)).toMatchObject({
        delivery: 'received',
        record: { fields: { quantity: 5 } },
      });
      expect((await phone.state()).sync).toMatchObject({ epoch: EPOCH, cursors: { [scope]: 1 } });
    });

    it('refuses a page that does not go on from where the phone stands', async () => {
      const record = id();
      await phone.pull(NEW_PHONE, page({ cursors: { [scope]: 9 } }));
      expect(await phone.pull(NEW_PHONE, page({ records: [wire(record, {})] }))).toBe(false);
      expect(await phone.store.record(record)).toBeUndefined();
      expect((await phone.state()).sync.cursors).toEqual({ [scope]: 9 });
    });

    it('keeps own changes over the pulled record until the pull has caught up with them', async () => {
      const change = await phone.save();
      await phone.deliver(change, 5);
      await phone.pull(NEW_PHONE, page({ head: 4, cursors: { [scope]: 4 } }));
      expect(await phone.store.record(change.record)).toBeDefined();
      const asked = { epoch: EPOCH, cursors: { [scope]: 4 } };
      const records = [wire(change.record, { quantity: 11 }, { clock: change.clock })];
      await phone.pull(asked, page({ head: 5, records, cursors: { [scope]: 5 } }));
      expect((await phone.store.record(change.record))?.record.fields.quantity).toBe(11);
    });

    it('keeps own changes over a long page, whether its records lie together or far apart', async () => {
      const own = [];
      for (let i = 0; i < 60; i++) own.push(await phone.save());
      for (const near of [own, own.filter((_, i) => i % 3 === 0)]) {
        const { epoch, cursors, head } = (await phone.state()).sync;
        const records = near.map(({ record }) => wire(record, { quantity: 5, note: '收到' }));
        await phone.pull({ epoch, cursors }, page({ records, head: head + 1, cursors: { [scope]: head + 1 } }));
        for (const { record } of near)
          expect((await phone.store.record(record))?.record.fields).toMatchObject({ quantity: 10, note: '收到' });
      }
      expect(await phone.store.unsent(0, 100)).toHaveLength(60);
    });

    it('keeps a record of a later release as it came, and shows it once the app knows its kind', async () => {
      const [record, gone] = [id(), id()];
      const later = (of: string) => ({ id: of, scope, raw: { ...wire(of, { entered: 30 }), kind: 'quiz' } });
      await phone.pull(NEW_PHONE, page({ opaque: [later(record), later(gone)] }));
      expect(await phone.store.record(record)).toBeUndefined();
      const { epoch, cursors } = (await phone.state()).sync;
      await phone.pull({ epoch, cursors }, page({ gone: [{ id: gone, scope }], cursors }));
      expect(must(await phone.store.readKept())).toBe(true);
      learnKinds();
      try {
        expect(must(await phone.store.readKept())).toBe(false);
        const listed = await phone.store.squadRecords(squad, 'reported', 10);
        expect(listed.map((local) => [local.id, local.kind, local.record.fields.entered])).toEqual([
          [record, 'quiz', 30],
        ]);
        expect((await phone.state()).sync.opaque).toBeUndefined();
      } finally {
        forgetKinds();
      }
    });

    it('gives up an own record that the server no longer has in the scope', async () => {
      const change = await phone.save();
      await phone.deliver(change, 5);
      await phone.pull(NEW_PHONE, page({ head: 6, cursors: { [scope]: 6 } }));
      expect(await phone.store.record(change.record)).toBeUndefined();
    });

    it('keeps an own record of a year that the phone does not hold', async () => {
      const change = await phone.save(leaflet({ date: '2019-06-01' }));
      await phone.deliver(change, 5);
      await phone.pull(NEW_PHONE, page({ head: 6, cursors: { [scope]: 6 } }));
      expect((await phone.store.record(change.record))?.delivery).toBe('received');
    });

    it('drops the records of a scope, but never an unsent change', async () => {
      const [kept, gone] = [id(), id()];
      await phone.pull(NEW_PHONE, page({ records: [wire(kept, {}), wire(gone, {})] }));
      const own = await phone.save();
      const change = await phone.save(edit(kept, { quantity: 20 }));
      const asked = { epoch: EPOCH, cursors: { [scope]: 1 } };
      await phone.pull(asked, page({ drop: [scope], cursors: {} }));
      expect(await phone.store.record(gone)).toBeUndefined();
      expect((await phone.store.unsent(0, 10)).map((each) => each.id)).toEqual([own.id, change.id]);
      expect(await phone.store.record(own.record)).toBeDefined();
    });

    it('takes away what left a scope, unless it came to another', async () => {
      const [moved, left] = [id(), id()];
      await phone.pull(NEW_PHONE, page({ records: [wire(moved, {}), wire(left, {})] }));
      const other = `squad/${squad}/2025`;
      const gone = [moved, left].map((each) => ({ id: each, scope }));
      const asked = { epoch: EPOCH, cursors: { [scope]: 1 } };
      await phone.pull(asked, page({ records: [wire(moved, {}, { scope: other })], gone }));
      expect(await phone.store.record(moved)).toBeDefined();
      expect(await phone.store.record(left)).toBeUndefined();
    });
  });

  describe('a stray copy of a request', () => {
    it('that brought a refused record in after all is its receipt', async () => {
      const change = await phone.save();
      const later = await phone.save(edit(change.record, { quantity: 20 }));
      await phone.refuse(change);
      await phone.pull(NEW_PHONE, page({ records: [wire(change.record, {}, { clock: change.clock })] }));
      expect(await phone.store.change(change.id)).toMatchObject({ state: 'acknowledged' });
      expect((await phone.store.unsent(0, 10)).map((each) => each.id)).toEqual([later.id]);
      expect(await phone.store.counts()).toEqual({ unsent: 1, attention: 0 });
    });

    it('whose receipt comes after the mending is taken back', async () => {
      const change = await phone.save();
      await phone.refuse(change);
      must(await phone.store.replaceRefused(change.id, id(), { quantity: 30 }));
      await phone.deliver(change);
      expect((await phone.store.change(change.id))?.state).toBe('withdrawn');
      const open = await phone.store.unsent(0, 10);
      expect(open.map(({ fields }) => fields.deleted)).toEqual([undefined, true]);
      expect(open[1]?.record).toBe(change.record);
    });

    it('that brought a mended record in after all is taken back, once', async () => {
      const change = await phone.save();
      await phone.refuse(change);
      const mended = must(await phone.store.replaceRefused(change.id, id(), { quantity: 30 }));
      const records = [wire(change.record, {}, { clock: change.clock })];
      await phone.pull(NEW_PHONE, page({ records }));
      const asked = { epoch: EPOCH, cursors: { [scope]: 1 } };
      await phone.pull(asked, page({ records, cursors: { [scope]: 2 } }));
      expect(
        (await phone.store.unsent(0, 10)).map(({ record, fields }) => [record, fields.quantity, fields.deleted]),
      ).toEqual([
        [mended, 30, undefined],
        [change.record, undefined, true],
      ]);
    });
  });

  describe('a record that another phone made under the same paired id', () => {
    const other = id();
    /** Leaflets of one event and one material, of which there is only one record. */
    const paired = () => {
      const made = pairedId(id(), id());
      return { ...leaflet(), id: made, record: made };
    };
    const theirs = (record: string) => wire(record, { quantity: 480 }, { author: other });
    const refused = (code: FailureCode, change: { id: string }) =>
      phone.store.settle([change.id], answer([{ id: change.id, outcome: 'rejected', code }]));
    const pullTwice = async (record: WireRecord) => {
      await phone.pull(NEW_PHONE, page({ records: [record] }));
      await phone.pull({ epoch: EPOCH, cursors: { [scope]: 1 } }, page({ records: [record], cursors: { [scope]: 2 } }));
    };

    it('is no receipt for this phone’s, which waits in 需要处理, and stays when that is withdrawn', async () => {
      const change = await phone.save(paired());
      const later = await phone.save(edit(change.record, { quantity: 20 }));
      must(await refused('id_taken', change));
      await phone.pull(NEW_PHONE, page({ records: [theirs(change.record)] }));
      expect((await phone.store.change(change.id))?.state).toBe('refused');
      expect((await phone.store.change(later.id))?.state).toBe('held');
      must(await phone.store.withdraw(change.id));
      expect(await phone.store.pendingWithdrawals()).toEqual([]);
      const asked = { epoch: EPOCH, cursors: { [scope]: 1 } };
      await phone.pull(asked, page({ records: [theirs(change.record)], cursors: { [scope]: 2 } }));
      expect(await phone.store.unsent(0, 10)).toEqual([]);
      expect((await phone.store.record(change.record))?.record.fields.quantity).toBe(480);
    });

    it('is no receipt either where this phone’s was refused for another reason: the server is asked', async () => {
      const change = await phone.save(paired());
      await phone.refuse(change);
      await phone.pull(NEW_PHONE, page({ records: [theirs(change.record)] }));
      expect((await phone.store.change(change.id))?.state).toBe('unsent');
      must(await refused('id_taken', change));
      expect((await phone.store.change(change.id))?.refusal?.code).toBe('id_taken');
    });

    it('is not deleted when this phone’s was withdrawn after another refusal', async () => {
      const change = await phone.save(paired());
      await phone.refuse(change);
      must(await phone.store.withdraw(change.id));
      await pullTwice(theirs(change.record));
      must(await phone.store.confirmWithdrawals([change.id], [change.id]));
      expect(await phone.store.unsent(0, 10)).toEqual([]);
    });

    it('is told from this phone’s own, which is deleted if it came after its withdrawal, edited or not', async () => {
      const [plain, edited] = [await phone.save(paired()), await phone.save(paired())];
      for (const change of [plain, edited]) {
        await phone.refuse(change);
        must(await phone.store.withdraw(change.id));
      }
      await pullTwice(wire(plain.record, {}));
      await phone.pull(
        { epoch: EPOCH, cursors: { [scope]: 2 } },
        page({ records: [wire(edited.record, { quantity: 9 }, { clocks: { quantity: edited.clock } })] }),
      );
      expect((await phone.store.unsent(0, 10)).map(({ record, fields }) => [record, fields])).toEqual([
        [plain.record, { deleted: true }],
        [edited.record, { deleted: true }],
      ]);
    });

    it('is not deleted again at each pull once the server shows it as deleted', async () => {
      const change = await phone.save(paired());
      await phone.refuse(change);
      must(await phone.store.withdraw(change.id));
      await pullTwice(wire(change.record, { deleted: true }, { clocks: { deleted: change.clock } }));
      expect(await phone.store.unsent(0, 10)).toEqual([]);
    });

    it('does not keep this phone’s from being made again after it was withdrawn', async () => {
      const made = paired();
      const change = await phone.save(made);
      await phone.refuse(change);
      must(await phone.store.withdraw(change.id));
      await phone.save({ ...made, fields: { ...made.fields, quantity: 30 } });
      expect((await phone.store.unsent(0, 10)).map(({ fields }) => fields.quantity)).toEqual([30]);
      expect((await phone.store.record(change.record))?.record.fields.quantity).toBe(30);
    });

    it('is restored with other content after its withdrawal, of which this phone knows by itself or by a pull', async () => {
      const [own, pulled] = [paired(), paired()];
      await phone.deliver(await phone.save(own));
      await phone.save(edit(own.record, { deleted: true, note: '没到' }));
      await phone.pull(
        NEW_PHONE,
        page({ records: [wire(own.record, {}), wire(pulled.record, { deleted: true, note: '没到' })] }),
      );
      for (const made of [own, pulled]) {
        const saved = await phone.save({ ...made, fields: { ...made.fields, quantity: 30 } });
        expect([saved.id === made.id, saved.record]).toEqual([false, made.record]);
        expect(Object.keys(saved.base)).toContain('deleted');
        expect((await phone.store.unsent(0, 10)).map(({ id }) => id)).toContain(saved.id);
        expect((await phone.store.record(made.record))?.record.fields).toMatchObject({
          quantity: 30,
          deleted: false,
          note: null,
        });
      }
    });

    it('is not said to be saved while it is here with other content', async () => {
      const [own, pulled] = [paired(), paired()];
      await phone.deliver(await phone.save(own));
      await phone.pull(NEW_PHONE, page({ records: [theirs(pulled.record)] }));
      for (const made of [own, pulled])
        expect(await phone.store.save({ change: { ...made, fields: { ...made.fields, quantity: 30 } } })).toEqual(
          err({ code: 'made_already' }),
        );
      expect(await phone.store.unsent(0, 10)).toEqual([]);
    });

    it('is mended under its id, unless that is taken', async () => {
      const [refusedOne, taken] = [await phone.save(paired()), await phone.save(paired())];
      await phone.refuse(refusedOne);
      must(await refused('id_taken', taken));
      expect(must(await phone.store.replaceRefused(refusedOne.id, id(), { quantity: 30 }))).toBe(refusedOne.id);
      expect(must(await phone.store.replaceRefused(taken.id, id(), { quantity: 30 }))).not.toBe(taken.id);
      expect((await phone.store.unsent(0, 10)).map(({ fields }) => fields.quantity)).toEqual([30, 30]);
      expect((await phone.store.record(refusedOne.id))?.record.fields.quantity).toBe(30);
    });
  });

  describe('a withdrawn record that the server has after all', () => {
    it('is deleted once, also while a refused edit of it waits', async () => {
      const change = await phone.save();
      await phone.pull(NEW_PHONE, page({ records: [wire(change.record, {}, { clock: change.clock })] }));
      await phone.refuse(change);
      must(await phone.store.withdraw(change.id));
      await phone.refuse(await phone.save(edit(change.record, { quantity: 20 })));
      must(await phone.store.confirmWithdrawals([change.id], [change.id]));
      must(await phone.store.confirmWithdrawals([change.id], [change.id]));
      const open = await phone.store.unsent(0, 10);
      expect(open.map(({ record, fields }) => [record, fields.deleted])).toEqual([[change.record, true]]);
    });
  });

  describe('a server that lost records', () => {
    it('gets what it had acknowledged again, and what it does not send again is gone', async () => {
      const change = await phone.save();
      await phone.deliver(change);
      const [here, lost] = [id(), id()];
      const records = [wire(here, {}), wire(lost, {}), wire(change.record, {}, { clock: change.clock })];
      await phone.pull(NEW_PHONE, page({ records }));
      must(await phone.store.restart(EPOCH));
      expect((await phone.store.unsent(0, 10)).map((each) => each.id)).toEqual([change.id]);
      expect((await phone.store.record(change.record))?.delivery).toBe('waiting');
      expect(await phone.store.record(lost)).toBeDefined();
      await phone.pull(NEW_PHONE, page({ epoch: id(), records: [wire(here, {})], more: false }));
      expect(await phone.store.record(here)).toBeDefined();
      expect(await phone.store.record(lost)).toBeUndefined();
      expect(await phone.store.record(change.record)).toBeDefined();
    });

    it('starts anew once, though two tabs notice', async () => {
      await phone.pull(NEW_PHONE, page());
      must(await phone.store.restart(EPOCH));
      const next = id();
      await phone.pull(NEW_PHONE, page({ epoch: next }));
      must(await phone.store.restart(EPOCH));
      expect((await phone.state()).sync.epoch).toBe(next);
    });

    it('forgets acknowledged changes after their time, and nothing else', async () => {
      const [done, open] = [await phone.save(), await phone.save()];
      await phone.deliver(done);
      expect(must(await phone.store.prune(START))).toBe(0);
      expect(must(await phone.store.prune(START + 1))).toBe(1);
      expect(await phone.store.change(done.id)).toBeUndefined();
      expect(await phone.store.change(open.id)).toEqual(open);
    });

    it('forgets what was taken back only once the server knows', async () => {
      const change = await phone.save();
      await phone.refuse(change);
      must(await phone.store.withdraw(change.id));
      expect(must(await phone.store.prune(START + 1))).toBe(0);
      expect(await phone.store.pendingWithdrawals()).toEqual([change.id]);
      must(await phone.store.confirmWithdrawals([change.id], []));
      expect(must(await phone.store.prune(START + 1))).toBe(1);
    });

    it('keeps what was taken back as long after the server was told, however long ago that was', async () => {
      const change = await phone.save();
      await phone.refuse(change);
      must(await phone.store.withdraw(change.id));
      const HALF_A_YEAR = 180 * 86_400_000;
      phone.now = START + HALF_A_YEAR;
      await phone.pull(NEW_PHONE, page({ time: START + HALF_A_YEAR }));
      must(await phone.store.confirmWithdrawals([change.id], []));
      expect(must(await phone.store.prune(START + HALF_A_YEAR))).toBe(0);
      // A backup from before the telling: the server is told again.
      must(await phone.store.restart(EPOCH));
      expect(await phone.store.pendingWithdrawals()).toEqual([change.id]);
      must(await phone.store.confirmWithdrawals([change.id], []));
      expect(must(await phone.store.prune(START + HALF_A_YEAR + 1))).toBe(1);
    });
  });
}
