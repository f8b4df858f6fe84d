import type { Transaction } from 'dexie';
import type { Id } from '../../../domain/kernel/id.ts';
import { runsOf } from '../outbox/receipts.ts';
import type { ChangeRow, Receipt, RecordRow, StoredChange } from './rows.ts';

/** Acknowledged changes as in version 3: many in one row of their own table, or each in its own row. */
interface Bundle {
  readonly changes: readonly ChangeRow[];
}

/** A record as in version 3, with copies of its changes. */
interface OldRecord extends Omit<RecordRow, 'pending'> {
  readonly pending: readonly { readonly id: Id }[];
}

function receiptsOf(changes: readonly ChangeRow[]) {
  const groups = new Map<string, { readonly receipt: Receipt; readonly orders: number[] }>();
  for (const { receipt, order } of changes) {
    if (!receipt) continue;
    const { at, epoch, head } = receipt;
    const name = `${at} ${epoch} ${head}`;
    const group = groups.get(name) ?? { receipt: { at, epoch, head }, orders: [] };
    groups.set(name, group);
    group.orders.push(order);
  }
  return [...groups.values()].flatMap(({ orders, receipt }) =>
    runsOf(
      orders.sort((a, b) => a - b),
      receipt,
    ),
  );
}

/**
 * Migrates version 3 to 4: each change gets a row again, receipts become ranges, records list change ids. An
 * acknowledged change without a receipt becomes unsent; the server answers `duplicate`.
 */
export async function rangesFromBundles(transaction: Transaction): Promise<void> {
  const [changes, records] = [transaction.table('change'), transaction.table('record')];
  const bundles: Bundle[] = await transaction.table('bundle').toArray();
  const single: ChangeRow[] = await changes
    .where('[state+order]')
    .between(['acknowledged'], ['acknowledged', []])
    .toArray();
  const acknowledged = [...single, ...bundles.flatMap((bundle) => bundle.changes)];
  await changes.bulkPut(
    acknowledged.map(({ receipt: _, ...change }): StoredChange => ({ ...change, state: 'unsent' })),
  );
  await transaction.table('receipt').bulkPut(receiptsOf(acknowledged));
  const open: OldRecord[] = await records.where('[stage+id]').between(['open'], ['open', []]).toArray();
  await records.bulkPut(open.map((row): RecordRow => ({ ...row, pending: row.pending.map(({ id }) => id) })));
}
