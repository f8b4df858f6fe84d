import { beforeEach, describe, expect, it } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import type { Identity } from '../../../src/client/data/store-types.ts';
import { type Commands, makeCommands } from '../../../src/client/state/commands.ts';
import { contentClock } from '../../../src/domain/records/record.ts';
import { accepted, answer, asked, bytes, id, member, page, START, squad, wire } from '../../contract/store-world.ts';
import { emptyPhone } from '../../support/empty-phone.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore, type WholeStore } from '../../support/whole-store.ts';

const identity: Identity = {
  actor: { member, role: 'volunteer', squad, name: '王芳', squadName: '一分队' },
  district: { id: 'd', name: '清源区' },
};

describe('commands', () => {
  let store: WholeStore;
  let commands: Commands;
  let written: number;

  beforeEach(async () => {
    written = 0;
    store = makeWholeStore(memoryBackend(), { now: () => START, random: bytes });
    must(await store.enter(identity));
    const count = () => {
      written++;
    };
    commands = makeCommands({ store, identity: store.identity, time: () => START, random: bytes, written: count });
  });

  const save = async (fields = {}) =>
    must(await commands.saveActivity('leaflet', { quantity: 10, ...fields })).recordId;
  const refuse = async (change: string) => {
    const refused = { id: change, outcome: 'rejected', code: 'place_unknown', field: 'place' } as const;
    must(await store.settle([change], answer([refused])));
  };

  it('fills in the day, the member and the squad, and asks for sending', async () => {
    const recordId = await save({ place: null, note: '' });
    expect((await store.record(recordId))?.record.fields).toEqual({ date: '2026-06-01', quantity: 10, member, squad });
    expect(written).toBe(1);
  });

  it('offers the last place, material and amount again, but not what was true once', async () => {
    const [place, material] = [id(), id()];
    await save({ place, material, note: '赶集', date: '2026-05-30' });
    expect(await store.remembered('leaflet')).toEqual({ place, material, quantity: 10 });
  });

  it.each([
    [{ quantity: 0 }, { code: 'too_small', field: 'quantity', limit: 1 }],
    [
      { quantity: 5, date: '2026-06-02' },
      { code: 'future_date', field: 'date', limit: '2026-06-01' },
    ],
    [{}, { code: 'required', field: 'quantity' }],
    [
      { quantity: 5, note: '长'.repeat(32_000) },
      { code: 'too_long', field: 'note', limit: 2_000 },
    ],
  ])('refuses %o at once, and saves nothing', async (fields, error) => {
    expect(await commands.saveActivity('leaflet', fields)).toEqual({ ok: false, error });
    expect(await store.undelivered()).toEqual([]);
    expect(written).toBe(0);
  });

  it('writes only what differs, over what the editor saw', async () => {
    const recordId = id();
    must(await store.applyPull(await asked(store), page({ records: [wire(recordId, { note: '一' })] })));
    const seen = must(await Promise.resolve({ ok: true as const, value: (await store.record(recordId))?.record }));
    await commands.editRecord(recordId, { quantity: 20 });
    must(await commands.editRecord(recordId, { quantity: 30, note: '一' }, seen));
    const [first, second] = await store.unsent(0, 9);
    expect(second?.fields).toEqual({ quantity: 30 });
    expect(second?.base).toEqual(first?.base);
    must(await commands.editRecord(recordId, { quantity: 30 }));
    expect(await store.unsent(0, 9)).toHaveLength(2);
  });

  it('reviews exactly the content that is there', async () => {
    const recordId = id();
    must(await store.applyPull(await asked(store), page({ records: [wire(recordId, {})] })));
    const record = (await store.record(recordId))?.record;
    expect(await commands.review(recordId, 'returned')).toMatchObject({ ok: false, error: { code: 'required' } });
    must(await commands.review(recordId, 'returned', '请核对数量'));
    const [change] = await store.unsent(0, 9);
    expect(change?.fields.review).toEqual({
      verdict: 'returned',
      of: record && contentClock(record),
      reason: '请核对数量',
    });
  });

  describe('a verdict taken back', () => {
    const review = async (recordId: string) => (await store.record(recordId))?.record.fields.review;
    async function judged(fields = {}) {
      const recordId = id();
      must(await store.applyPull(await asked(store), page({ records: [wire(recordId, fields)] })));
      const before = must({ ok: true as const, value: (await store.record(recordId))?.record });
      if (!before) throw new Error('no record');
      must(await commands.review(recordId, 'verified', undefined, before));
      return { recordId, before };
    }

    it('leaves the record as nobody had reviewed it, in a change that had seen the verdict', async () => {
      const { recordId, before } = await judged();
      must(await commands.takeBackReview(before));
      expect(await review(recordId)).toBeNull();
      const [verdict, undone] = await store.unsent(0, 9);
      expect(undone).toMatchObject({ fields: { review: null }, base: { review: [verdict?.clock] } });
    });

    it('restores the review before it', async () => {
      const earlier = { verdict: 'returned', of: '000000000-0000-0000000000ff', reason: '请核对数量' } as const;
      const { recordId, before } = await judged({ review: earlier });
      must(await commands.takeBackReview(before));
      expect(await review(recordId)).toEqual(earlier);
    });

    it('is a new change if the server has it already', async () => {
      const { recordId, before } = await judged();
      const [verdict] = await store.unsent(0, 9);
      if (!verdict) throw new Error('no verdict');
      must(await store.settle([verdict.id], answer([accepted(verdict)])));
      must(await commands.takeBackReview(before));
      expect(await review(recordId)).toBeNull();
      expect(await store.unsent(0, 9)).toMatchObject([{ fields: { review: null } }]);
    });

    it('is withdrawn if the server refused it', async () => {
      const { recordId, before } = await judged();
      const [verdict] = await store.unsent(0, 9);
      const refusal = {
        id: verdict?.id ?? '',
        outcome: 'forbidden',
        code: 'forbidden_review',
        field: 'review',
      } as const;
      must(await store.settle([refusal.id], answer([refusal])));
      must(await commands.takeBackReview(before));
      expect(await review(recordId)).toBeUndefined();
      expect(await store.counts()).toEqual({ unsent: 0, attention: 0 });
    });

    it('needs no record on this phone', async () => {
      const { before } = await judged();
      const elsewhere = { ...before, id: id() };
      must(await commands.takeBackReview(elsewhere));
      expect((await store.unsent(0, 9)).at(-1)).toMatchObject({ record: elsewhere.id, fields: { review: null } });
    });
  });

  it('mends a refused record when it is edited', async () => {
    const recordId = await save({ place: id() });
    await refuse(recordId);
    const place = id();
    const mended = must(await commands.editRecord(recordId, { place })).recordId;
    expect((await store.record(mended))?.record.fields.place).toBe(place);
    expect(await store.counts()).toEqual({ unsent: 1, attention: 0 });
  });

  it('exports everything that the server does not have, and nothing else', async () => {
    expect(await commands.exportUnsent()).toBeUndefined();
    const [sent, waiting, refused] = [await save(), await save(), await save()];
    must(await store.settle([sent], answer([accepted({ id: sent })])));
    await refuse(refused);
    const file = JSON.parse((await commands.exportUnsent())?.text ?? '');
    expect(file).toMatchObject({ format: 'qingyuan-changes', version: 1, member });
    expect(file.changes).toMatchObject([
      { state: 'unsent', change: { id: waiting, seq: 2, kind: 'leaflet', fields: { quantity: 10 } } },
      { state: 'refused', refusal: { code: 'place_unknown' }, change: { id: refused, seq: 3 } },
    ]);
  });

  it('seals the same for a teammate, once hello has given a key', async () => {
    await save();
    expect(await commands.sealUnsent()).toBeUndefined();
    const { device } = must(await store.state());
    const relay = { id: '0'.repeat(32), key: `${'A'.repeat(43)}=` };
    must(await store.keepHello(device.id, { time: START, offset: 0, identity, relay }));
    const sealed = await commands.sealUnsent();
    expect(sealed).toMatchObject({
      ids: [expect.any(String)],
      left: 0,
      file: { member, device: device.id, district: 'd' },
    });
    must(await store.renewDevice(device.id));
    expect((await commands.sealUnsent())?.file).toMatchObject({ member, device: device.id });
  });

  it('says so when nobody is signed in, or the record is not here', async () => {
    expect(await commands.deleteRecord(id())).toEqual({ ok: false, error: { code: 'not_here' } });
    await emptyPhone(store);
    expect(await commands.saveActivity('leaflet', { quantity: 1 })).toEqual({
      ok: false,
      error: { code: 'not_signed_in' },
    });
  });
});
