import { expect, it } from 'vitest';
import type { ReadTx } from '../../../src/client/data/idb/backend.ts';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import type { ChangeRow, ReceiptRow } from '../../../src/client/data/idb/rows.ts';
import { readMeta } from '../../../src/client/data/meta.ts';
import { allChanges } from '../../../src/client/data/outbox/receipts.ts';
import { accepted, answer, bytes, edit, leaflet, member, START } from '../../contract/store-world.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore } from '../../support/whole-store.ts';

const backend = memoryBackend();
const store = makeWholeStore(backend, { now: () => START, random: bytes });

async function deliver(count: number, more: readonly ChangeRow[] = []): Promise<ChangeRow[]> {
  const saved: ChangeRow[] = [];
  for (let i = 0; i < count; i++) saved.push(must(await store.save({ change: leaflet(), author: member })));
  const sent = [...saved, ...more];
  must(
    await store.settle(
      sent.map(({ id }) => id),
      answer(sent.map(accepted)),
      sent,
    ),
  );
  return sent;
}

const amounts = () =>
  backend.read(async (tx) => ({ rows: (await tx.all('change')).length, receipts: (await tx.all('receipt')).length }));

it('a batch takes one row for its receipt, whatever it holds; every change keeps its own', async () => {
  await deliver(50);
  expect(await amounts()).toEqual({ rows: 50, receipts: 1 });
  const [first] = await deliver(1);
  expect(await amounts()).toEqual({ rows: 51, receipts: 2 });
  const edited = must(await store.save({ change: edit(first?.record ?? '', { quantity: 5 }), author: member }));
  await deliver(10, [edited]);
  expect(await amounts()).toEqual({ rows: 62, receipts: 3 });
});

it('the receipts of the past are not read to know what is unsent', async () => {
  const before = await backend.read((tx) => readMeta(tx, 'unsentFrom'));
  const refused = must(await store.save({ change: leaflet(), author: member }));
  const [later] = await deliver(1);
  must(await store.settle([refused.id], answer([{ id: refused.id, outcome: 'rejected', code: 'required' }])));
  expect(await backend.read((tx) => readMeta(tx, 'unsentFrom'))).toBe(refused.order);
  const [next] = await deliver(1);
  expect(await backend.read((tx) => readMeta(tx, 'unsentFrom'))).toBe((next?.order ?? 0) + 1);
  // Sent again, it lies before all that is received, and is found all the same.
  must(await store.retry(refused.id));
  expect(await store.counts()).toEqual({ unsent: 1, attention: 0 });
  expect((await store.unsent(0, 9)).map(({ id }) => id)).toEqual([refused.id]);
  expect(before).toBe(refused.order);
  expect((await store.change(later?.id ?? ''))?.state).toBe('acknowledged');
});

it('a restart looks at each receipt about once, however many changes there are', async () => {
  const many = memoryBackend();
  const phone = makeWholeStore(many, { now: () => START, random: bytes });
  const saved: ChangeRow[] = [];
  for (let i = 0; i < 400; i++) saved.push(must(await phone.save({ change: leaflet(), author: member })));
  // Every other change is received, so that no two receipts make one range.
  for (const change of saved.filter((_, i) => i % 2)) must(await phone.settle([change.id], answer([accepted(change)])));
  let looks = 0;
  const counted = (row: ReceiptRow): ReceiptRow => ({
    ...row,
    get toOrder() {
      looks++;
      return row.toOrder;
    },
  });
  const changes = await many.read((tx) => {
    const range: ReadTx['range'] = async (table, ...given) => {
      const rows = await tx.range(table, ...given);
      return table === 'receipt' ? (rows.map((row) => counted(row as ReceiptRow)) as typeof rows) : rows;
    };
    return allChanges({ ...tx, range });
  });
  expect(changes.filter(({ state }) => state === 'acknowledged')).toHaveLength(200);
  expect(looks).toBeLessThan(2_000);
});
