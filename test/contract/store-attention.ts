import { describe, expect, it } from 'vitest';
import { must } from '../support/must.ts';
import type { TestPhone } from './store-phone.ts';
import { EPOCH, edit, id, leaflet, member, NEW_PHONE, page, wire } from './store-world.ts';

/** What was refused: kept, mended, sent again, withdrawn. */
export function attentionSuite(phone: TestPhone): void {
  describe('需要处理', () => {
    it('keeps a refused change with its reason', async () => {
      const change = await phone.save();
      await phone.refuse(change);
      expect((await phone.store.record(change.record))?.delivery).toBe('attention');
      expect(await phone.store.attention(10)).toMatchObject([
        {
          change: {
            id: change.id,
            refusal: { outcome: 'rejected', code: 'reference_unknown', field: 'place', target: 'place' },
          },
        },
      ]);
      expect(await phone.store.unsent(0, 10)).toEqual([]);
      expect(await phone.store.counts()).toEqual({ unsent: 0, attention: 1 });
    });

    it('holds what hangs on a refused record, and lets it go when that is sent again', async () => {
      const change = await phone.save();
      const early = await phone.save(edit(change.record, { quantity: 20 }));
      await phone.refuse(change);
      const late = await phone.save(edit(change.record, { quantity: 30 }));
      expect(await phone.store.unsent(0, 10)).toEqual([]);
      expect((await phone.store.undelivered()).map((each) => each.id)).toEqual([change.id, early.id, late.id]);
      must(await phone.store.retry(change.id));
      expect((await phone.store.unsent(0, 10)).map((each) => each.id)).toEqual([change.id, early.id, late.id]);
    });

    it('mends a record that never was as a new one, with all that was written to it', async () => {
      const change = await phone.save(leaflet({ place: id() }));
      await phone.save(edit(change.record, { quantity: 20 }));
      await phone.refuse(change);
      const place = id();
      const record = must(await phone.store.replaceRefused(change.id, id(), { place }));
      expect(record).not.toBe(change.record);
      const [mended, ...others] = await phone.store.unsent(0, 10);
      expect(others).toEqual([]);
      expect(mended).toMatchObject({ id: record, record, base: {}, fields: { quantity: 20, place, member } });
      expect(await phone.store.record(change.record)).toBeUndefined();
      expect((await phone.store.change(change.id))?.state).toBe('withdrawn');
      expect(await phone.store.counts()).toEqual({ unsent: 1, attention: 0 });
    });

    it('points what named the refused record to the mended one', async () => {
      const event = await phone.save({
        ...leaflet({ quantity: 1 }),
        kind: 'event',
        fields: { date: '2026-06-01', title: '讲座' },
      });
      const child = await phone.save(leaflet({ event: event.record }));
      await phone.refuse(event, 'title');
      await phone.refuse(child, 'event');
      const record = must(await phone.store.replaceRefused(event.id, id(), { title: '讲座一' }));
      expect(await phone.store.change(child.id)).toMatchObject({ state: 'unsent', fields: { event: record } });
    });

    it('mends a refused edit on the same record, and leaves a later edit the last word', async () => {
      const record = id();
      await phone.pull(NEW_PHONE, page({ records: [wire(record, {})] }));
      const refused = await phone.save(edit(record, { quantity: 20, note: '一' }));
      const later = await phone.save(edit(record, { note: '二' }));
      await phone.refuse(refused);
      expect(must(await phone.store.replaceRefused(refused.id, id(), { quantity: 30 }))).toBe(record);
      const open = await phone.store.unsent(0, 10);
      expect(open[0]?.id).toBe(later.id);
      expect(open[1]?.fields).toEqual({ quantity: 30 });
      expect(open[1]?.base).toEqual(refused.base);
      expect((await phone.store.record(record))?.record.fields).toMatchObject({ quantity: 30, note: '二' });
    });

    it('takes a refused record that a pull brings for received, and a refused edit that it seems to show for one to ask about', async () => {
      const made = await phone.save();
      await phone.deliver(made);
      const edited = await phone.save(edit(made.record, { quantity: 30 }));
      const lost = await phone.save();
      for (const change of [edited, lost]) await phone.refuse(change);
      // A copy of this phone may have given the same clock to an edit of its own.
      const shown = wire(made.record, { quantity: 31 }, { clock: made.clock, clocks: { quantity: edited.clock } });
      await phone.pull(NEW_PHONE, page({ records: [shown, wire(lost.record, {}, { clock: lost.clock })] }));
      expect(await phone.store.change(lost.id)).toMatchObject({ state: 'acknowledged', receipt: { epoch: EPOCH } });
      const asked = await phone.store.change(edited.id);
      expect(asked).toMatchObject({ state: 'unsent' });
      expect(asked).not.toHaveProperty('refusal');
      expect((await phone.store.unsent(0, 10)).map((each) => each.id)).toEqual([edited.id]);
    });

    it('withdraws a refused record with what hangs on it, and never sends it', async () => {
      const change = await phone.save();
      await phone.save(edit(change.record, { quantity: 20 }));
      await phone.refuse(change);
      must(await phone.store.withdraw(change.id));
      expect(await phone.store.undelivered()).toEqual([]);
      expect(await phone.store.record(change.record)).toBeUndefined();
      must(await phone.store.retry(change.id));
      expect(await phone.store.counts()).toEqual({ unsent: 0, attention: 0 });
    });
  });
}
