import { describe, expect, it } from 'vitest';
import { must } from '../support/must.ts';
import type { TestPhone } from './store-phone.ts';
import { EPOCH, edit, id, leaflet, NEW_PHONE, page, START, scope, squad, wire } from './store-world.ts';

const DAY_MS = 86_400_000;
const older = `squad/${squad}/2023`;

/** How long things stay on a phone. */
export function retentionSuite(phone: TestPhone): void {
  describe('what stays on the phone', () => {
    /** The phone holds this year, and an older one that somebody asked for. */
    async function withOlderYear() {
      await phone.pull(NEW_PHONE, page({ records: [wire(id(), {})] }));
      must(await phone.store.subscribeTo(older));
      const old = id();
      const records = [wire(old, { date: '2023-05-01' }, { scope: older })];
      const cursors = { [scope]: 1, [older]: 1 };
      await phone.pull({ epoch: EPOCH, cursors: { [scope]: 1 } }, page({ records, cursors }));
      return old;
    }
    const wanted = async () => (await phone.state()).sync.wanted;

    it('an older year leaves when nobody has asked for it for a while, and comes again when asked for', async () => {
      const old = await withOlderYear();
      must(await phone.store.prune(START - DAY_MS));
      expect([await wanted(), (await phone.store.record(old))?.id]).toEqual([[older], old]);
      must(await phone.store.prune(START + 1));
      expect(await phone.store.record(old)).toBeUndefined();
      const { sync } = await phone.state();
      expect([sync.wanted, sync.cursors]).toEqual([[], { [scope]: 1 }]);
      must(await phone.store.subscribeTo(older));
      expect(await wanted()).toEqual([older]);
    });

    it('an older year that was asked for again stays', async () => {
      const old = await withOlderYear();
      const { sync } = await phone.state();
      const later = page({ time: START + 40 * DAY_MS, cursors: sync.cursors });
      await phone.pull({ epoch: EPOCH, cursors: sync.cursors }, later);
      must(await phone.store.subscribeTo(older));
      must(await phone.store.prune(START + 10 * DAY_MS));
      expect((await phone.store.record(old))?.id).toBe(old);
    });

    it('what was written about an older year never leaves before the server has it', async () => {
      const old = await withOlderYear();
      const unsent = await phone.save(edit(old, { quantity: 9 }));
      const refused = await phone.save(leaflet({ date: '2023-06-01' }));
      await phone.refuse(refused);
      must(await phone.store.prune(START + 400 * DAY_MS));
      expect(await phone.store.record(old)).toBeUndefined();
      expect((await phone.store.undelivered()).map((change) => change.id)).toEqual([unsent.id, refused.id]);
      expect((await phone.store.attention(9)).map(({ change }) => change.id)).toEqual([refused.id]);
    });

    it('what was acknowledged is kept until the given time, and forgotten after', async () => {
      const change = await phone.save();
      await phone.deliver(change);
      must(await phone.store.prune(START));
      expect((await phone.store.change(change.id))?.state).toBe('acknowledged');
      must(await phone.store.prune(START + 1));
      expect(await phone.store.change(change.id)).toBeUndefined();
    });
  });
}
