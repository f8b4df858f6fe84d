import { describe, expect, it } from 'vitest';
import { must } from '../support/must.ts';
import type { TestPhone } from './store-phone.ts';
import { answer, edit, identity, leaflet, member, START } from './store-world.ts';

/** Saving and receipts. */
export function savingSuite(phone: TestPhone): void {
  describe('saving', () => {
    it('shows a saved record at once and keeps its change to be sent', async () => {
      const change = await phone.save();
      expect(await phone.store.record(change.record)).toMatchObject({
        kind: 'leaflet',
        delivery: 'waiting',
        record: { author: member, fields: { quantity: 10 } },
      });
      expect(await phone.store.unsent(0, 10)).toEqual([change]);
      expect(await phone.store.counts()).toEqual({ unsent: 1, attention: 0 });
    });

    it('numbers changes without a gap and with growing clocks, though many are saved at once', async () => {
      await Promise.all(Array.from({ length: 30 }, () => phone.save()));
      const saved = await phone.store.unsent(0, 100);
      expect(saved.map(({ deviceSeq }) => deviceSeq)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
      expect(new Set(saved.map(({ device }) => device)).size).toBe(1);
      const clocks = saved.map(({ clock }) => clock);
      expect(clocks).toEqual([...new Set(clocks)].sort());
    });

    it('saves the same change once, however often it is asked to', async () => {
      const change = leaflet();
      const first = await phone.save(change);
      expect(await phone.save(change)).toEqual(first);
      expect(await phone.store.counts()).toEqual({ unsent: 1, attention: 0 });
      expect((await phone.state()).device.nextSeq).toBe(2);
    });

    it('takes the clocks that the editor saw as the base, and a later clock than those', async () => {
      const made = await phone.save();
      phone.now -= 10 * 365 * 86_400_000;
      const edited = await phone.save(edit(made.record, { quantity: 20 }));
      expect(edited.base).toEqual({ quantity: [made.clock] });
      expect(edited.clock > made.clock).toBe(true);
      expect((await phone.store.record(made.record))?.record.fields.quantity).toBe(20);
    });

    it('counts with the estimated server time, not with the time of the phone', async () => {
      const { id: device } = (await phone.state()).device;
      must(await phone.store.keepHello(device, { time: START + 1_000_000, offset: 1_000_000, identity }));
      expect((await phone.save()).savedAt).toBe(START + 1_000_000);
      expect(await phone.store.lastContact()).toBe(START + 1_000_000);
    });

    it('remembers the last values and ends the draft in the same breath', async () => {
      must(await phone.store.setDraft('leaflet', { quantity: 7 }));
      expect(await phone.store.draft('leaflet')).toEqual({ quantity: 7 });
      await phone.save(leaflet(), { remember: { quantity: 10 }, draft: 'leaflet' });
      expect(await phone.store.remembered('leaflet')).toEqual({ quantity: 10 });
      expect(await phone.store.draft('leaflet')).toBeUndefined();
    });
  });

  describe('receipts', () => {
    it('says 已收到 on the receipt, before any pull', async () => {
      const change = await phone.save();
      await phone.deliver(change);
      expect((await phone.store.record(change.record))?.delivery).toBe('received');
      expect(await phone.store.change(change.id)).toMatchObject({
        state: 'acknowledged',
        receipt: { at: START, head: 1 },
      });
      expect(await phone.store.counts()).toEqual({ unsent: 0, attention: 0 });
    });

    it('stays 待发 while a later change of the record waits', async () => {
      const change = await phone.save();
      await phone.save(edit(change.record, { quantity: 20 }));
      await phone.deliver(change);
      expect((await phone.store.record(change.record))?.delivery).toBe('waiting');
    });

    it('keeps what the answer does not name, or asks to send again', async () => {
      const [first, second] = [await phone.save(), await phone.save()];
      must(
        await phone.store.settle(
          [first.id, second.id],
          answer([{ id: first.id, outcome: 'retry', code: 'record_not_yet_here' }]),
        ),
      );
      expect((await phone.store.unsent(0, 10)).map((change) => change.id)).toEqual([first.id, second.id]);
    });

    it('reads a result that names a place in the batch', async () => {
      const [first, second] = [await phone.save(), await phone.save()];
      must(
        await phone.store.settle([first.id, second.id], answer([{ id: 1, outcome: 'rejected', code: 'malformed' }])),
      );
      expect((await phone.store.change(first.id))?.state).toBe('unsent');
      expect((await phone.store.change(second.id))?.refusal?.code).toBe('malformed');
    });

    it('lets no late refusal undo a receipt, and a receipt undo a refusal', async () => {
      const change = await phone.save();
      await phone.refuse(change);
      await phone.deliver(change);
      await phone.refuse(change);
      expect(await phone.store.change(change.id)).toMatchObject({ state: 'acknowledged' });
      expect(await phone.store.change(change.id)).not.toHaveProperty('refusal');
      expect((await phone.store.record(change.record))?.delivery).toBe('received');
    });
  });
}
