import { describe, expect, it } from 'vitest';
import type { ChangeRow } from '../../src/client/data/idb/rows.ts';
import { must } from '../support/must.ts';
import type { TestPhone } from './store-phone.ts';
import { accepted, answer, EPOCH, edit, id, leaflet, NEW_PHONE, page, START, scope, wire } from './store-world.ts';

const MANY = 12;

/** What becomes of changes that the server receives together. */
export function receiptsSuite(phone: TestPhone): void {
  describe('changes that were received together', () => {
    async function saveMany(count = MANY): Promise<ChangeRow[]> {
      const saved: ChangeRow[] = [];
      for (let i = 0; i < count; i++) saved.push(await phone.save(leaflet({ quantity: i + 1 })));
      return saved;
    }
    const idsOf = (changes: readonly { id: string }[]) => changes.map((change) => change.id);
    /** @param sent what the engine passes on of what it has read */
    async function deliverAll(changes: readonly ChangeRow[], sent?: readonly ChangeRow[]): Promise<void> {
      must(await phone.store.settle(idsOf(changes), answer(changes.map(accepted)), sent));
    }
    const statesOf = async (changes: readonly ChangeRow[]) =>
      Promise.all(changes.map(async (change) => (await phone.store.change(change.id))?.state));
    const all = (state: string, count = MANY) => Array.from({ length: count }, () => state);

    it.each([
      ['read again', false],
      ['as they were read to be sent', true],
    ])('have their receipts, %s', async (_, isHanded) => {
      const saved = await saveMany();
      await deliverAll(saved, isHanded ? saved : undefined);
      for (const change of saved) {
        const receipt = { at: START, epoch: EPOCH, head: 1 };
        expect(await phone.store.change(change.id)).toEqual({ ...change, state: 'acknowledged', receipt });
        expect(await phone.store.receipt(change.record)).toEqual(receipt);
        expect((await phone.store.record(change.record))?.delivery).toBe('received');
      }
      expect(await phone.store.counts()).toEqual({ unsent: 0, attention: 0 });
      expect(await phone.store.undelivered()).toEqual([]);
      const { device } = await phone.state();
      expect(device.acknowledged).toBe(MANY);
    });

    it('say so once, whichever tab hears it again', async () => {
      const saved = await saveMany();
      await deliverAll(saved, saved);
      const before = await phone.store.change(saved[0]?.id ?? '');
      const late = answer(
        saved.map((change) => ({ id: change.id, outcome: 'duplicate' })),
        9,
      );
      must(await phone.store.settle(idsOf(saved), late, saved));
      must(await phone.store.settle(idsOf(saved), late));
      expect(await phone.store.change(saved[0]?.id ?? '')).toEqual(before);
      expect(await statesOf(saved)).toEqual(all('acknowledged'));
    });

    it('with one refused among them, an edit, and one that must go again, each have what they were told', async () => {
      const saved = await saveMany();
      const [first, second, third] = saved;
      if (!first || !second || !third) throw new Error('too few');
      const edited = await phone.save(edit(first.record, { quantity: 99 }));
      const sent = [...saved, edited];
      const results = sent.map((change) => {
        if (change === second) return { id: change.id, outcome: 'rejected', code: 'place_unknown' } as const;
        if (change === third) return { id: change.id, outcome: 'retry', code: 'record_not_yet_here' } as const;
        return accepted(change);
      });
      must(await phone.store.settle(idsOf(sent), answer(results), sent));
      expect(await statesOf(sent)).toEqual(
        sent.map((change) => (change === second ? 'refused' : change === third ? 'unsent' : 'acknowledged')),
      );
      expect(idsOf((await phone.store.attention(9)).map(({ change }) => change))).toEqual([second.id]);
      expect(idsOf(await phone.store.unsent(0, 99))).toEqual([third.id]);
    });

    it('are not taken for what they were when they were sent', async () => {
      const saved = await saveMany();
      const { device } = await phone.state();
      must(await phone.store.renewDevice(device.id));
      await deliverAll(saved, saved);
      const renewed = (await phone.state()).device;
      expect(renewed.id).not.toBe(device.id);
      for (const change of saved)
        expect(await phone.store.change(change.id)).toMatchObject({ state: 'acknowledged', device: renewed.id });
    });

    it('do not count as received from a device whose numbers they took while they were under way', async () => {
      const [first, ...others] = await saveMany();
      if (!first) throw new Error('too few');
      const { device } = await phone.state();
      must(
        await phone.store.settle([first.id], answer([{ id: 0, outcome: 'retry', code: 'device_seq_taken' }]), [first]),
      );
      must(await phone.store.renewDevice(device.id));
      await deliverAll(others, others);
      expect((await phone.state()).device.acknowledged).toBe(0);
      await deliverAll([first], await phone.store.unsent(0, 1));
      expect((await phone.state()).device.acknowledged).toBe(1);
    });

    it('are there when the same is saved again, and when it is edited', async () => {
      const saved = await saveMany();
      await deliverAll(saved, saved);
      const [first] = saved;
      if (!first) throw new Error('too few');
      const again = await phone.save({ ...first });
      expect(again.state).toBe('acknowledged');
      expect(await phone.store.counts()).toEqual({ unsent: 0, attention: 0 });
      const edited = await phone.save(edit(first.record, { quantity: 77 }));
      const local = await phone.store.record(first.record);
      expect([local?.delivery, local?.record.fields.quantity]).toEqual(['waiting', 77]);
      expect(edited.base).toEqual({ quantity: [first.clock] });
    });

    it('give way to what the server says of their records', async () => {
      const saved = await saveMany();
      await deliverAll(saved, saved);
      const [first, ...others] = saved;
      if (!first) throw new Error('too few');
      const records = [wire(first.record, { quantity: 500 }), ...others.map(({ record }) => wire(record, {}))];
      await phone.pull(NEW_PHONE, page({ records }));
      expect(await phone.store.record(first.record)).toMatchObject({ delivery: 'received', pending: [] });
      expect((await phone.store.record(first.record))?.record.fields.quantity).toBe(500);
      expect(await statesOf(saved)).toEqual(all('acknowledged'));
    });

    it('are forgotten together when their time is over', async () => {
      const saved = await saveMany();
      await deliverAll(saved, saved);
      expect(must(await phone.store.prune(START))).toBe(0);
      expect(await statesOf(saved)).toEqual(all('acknowledged'));
      expect(must(await phone.store.prune(START + 1))).toBe(MANY);
      expect(await statesOf(saved)).toEqual(saved.map(() => undefined));
    });

    it('go again, in the order of saving, to a server that lost them', async () => {
      const saved = await saveMany();
      await deliverAll(saved, saved);
      await phone.pull(NEW_PHONE, page({}));
      must(await phone.store.restart(EPOCH));
      expect(idsOf(await phone.store.unsent(0, 99))).toEqual(idsOf(saved));
      await deliverAll(saved, await phone.store.unsent(0, 99));
      expect(await statesOf(saved)).toEqual(all('acknowledged'));
    });

    it('go again alone where the server lacks one of them', async () => {
      const saved = await saveMany();
      await deliverAll(saved, saved);
      const records = saved.map(({ record }) => wire(record, {}));
      await phone.pull(NEW_PHONE, page({ records }));
      expect(must(await phone.store.refetch(EPOCH, [scope]))).toBe(true);
      await phone.pull({ epoch: EPOCH, cursors: {} }, page({ records: records.slice(1) }));
      expect(idsOf(await phone.store.unsent(0, 99))).toEqual([saved[0]?.id]);
      expect(await statesOf(saved)).toEqual(['unsent', ...all('acknowledged', MANY - 1)]);
    });

    it('are told apart though their ids lie between each other', async () => {
      const ids = Array.from({ length: 3 * MANY }, () => id());
      const third = async (rest: number): Promise<ChangeRow[]> => {
        const saved: ChangeRow[] = [];
        for (const made of ids.filter((_, i) => i % 3 === rest))
          saved.push(await phone.save({ ...leaflet(), id: made, record: made }));
        return saved;
      };
      const one = await third(0);
      await deliverAll(one, one);
      const [two, three] = [await third(1), await third(2)];
      await deliverAll(two, two);
      expect(await statesOf(one)).toEqual(all('acknowledged'));
      expect(await statesOf(two)).toEqual(all('acknowledged'));
      expect(await statesOf(three)).toEqual(all('unsent'));
      must(await phone.store.restart(null));
      expect(idsOf(await phone.store.unsent(0, 99))).toEqual(idsOf([...one, ...two, ...three]));
    });
  });
}
