import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyPhone } from '../support/empty-phone.ts';
import type { TestPhone } from './store-phone.ts';
import { edit, id, leaflet, member, NEW_PHONE, page, squad, wire } from './store-world.ts';

/** Follows a query; `until` waits for an answer, seen already or still to come. */
function follow<T>(phone: TestPhone, query: () => Promise<T>) {
  const seen: T[] = [];
  let look = () => {};
  let fail = (_: unknown) => {};
  onTestFinished(
    phone.store.watch(
      query,
      (value) => {
        seen.push(value);
        look();
      },
      (error) => fail(error),
    ),
  );
  return (is: (value: T) => boolean) =>
    new Promise<void>((resolve, reject) => {
      fail = reject;
      look = () => {
        const last = seen.at(-1);
        if (last !== undefined && is(last)) resolve();
      };
      look();
    });
}

/** What a page that is open shows after each way in which its rows can change. */
export function watchingSuite(phone: TestPhone): void {
  describe('watching', () => {
    it('sees a row come into a list, change in it, and leave it', async () => {
      const until = follow(phone, () => phone.store.recordsOf(member, 10));
      await until((list) => list.length === 0);
      const saved = await phone.save();
      await until((list) => list.length === 1);
      await phone.save(edit(saved.record, { quantity: 77 }));
      await until(([first]) => first?.record.fields.quantity === 77);
      await phone.save(edit(saved.record, { deleted: true }));
      await until((list) => list.length === 0);
    });

    it('sees a row move from one list to another, and the counts of both', async () => {
      const other = id();
      const here = follow(phone, () => phone.store.squadRecords(squad, 'reported', 10));
      const there = follow(phone, () => phone.store.squadRecords(other, 'reported', 10));
      const counted = follow(phone, () => phone.store.squadCount(squad, 'reported'));
      const saved = await phone.save();
      await Promise.all([here((list) => list.length === 1), counted((count) => count === 1)]);
      await phone.save(edit(saved.record, { squad: other }));
      await Promise.all([
        here((list) => list.length === 0),
        there((list) => list.length === 1),
        counted((count) => count === 0),
      ]);
    });

    it('sees one record that is not there yet, and what becomes of its delivery', async () => {
      const change = leaflet();
      const until = follow(phone, async () => (await phone.store.record(change.record)) ?? null);
      await until((record) => record === null);
      await phone.save(change);
      await until((record) => record?.delivery === 'waiting');
      await phone.deliver(change);
      await until((record) => record?.delivery === 'received');
    });

    it('sees a long page of a pull, and all of it leave', async () => {
      const ids = Array.from({ length: 120 }, id);
      const until = follow(phone, () => phone.store.recordsOf(member, 200));
      const counts = follow(phone, () => phone.store.squadCount(squad, 'reported'));
      const records = ids.map((each) => wire(each, {}));
      expect(await phone.pull(NEW_PHONE, page({ records }))).toBe(true);
      await Promise.all([until((list) => list.length === 120), counts((count) => count === 120)]);
      await emptyPhone(phone.store);
      await Promise.all([until((list) => list.length === 0), counts((count) => count === 0)]);
    });
  });
}
