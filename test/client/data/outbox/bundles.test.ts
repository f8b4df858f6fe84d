import { expect, it } from 'vitest';
import { memoryBackend } from '../../../../src/client/data/idb/memory-backend.ts';
import type { ChangeRow } from '../../../../src/client/data/idb/rows.ts';
import { makeStore } from '../../../../src/client/data/make-store.ts';
import { accepted, answer, bytes, edit, leaflet, member, START } from '../../../contract/store-world.ts';
import { must } from '../../../support/must.ts';

const backend = memoryBackend();
const store = makeStore(backend, { now: () => START, random: bytes });

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
  backend.read(async (tx) => ({ rows: (await tx.all('change')).length, bundles: (await tx.all('bundle')).length }));

it('a batch of new records takes one row with all their receipts; few, and edits, take rows of their own', async () => {
  await deliver(50);
  expect(await amounts()).toEqual({ rows: 0, bundles: 1 });
  const [first] = await deliver(1);
  expect(await amounts()).toEqual({ rows: 1, bundles: 1 });
  const edited = must(await store.save({ change: edit(first?.record ?? '', { quantity: 5 }), author: member }));
  await deliver(10, [edited]);
  expect(await amounts()).toEqual({ rows: 12, bundles: 1 });
  await deliver(10);
  expect(await amounts()).toEqual({ rows: 12, bundles: 2 });
});
