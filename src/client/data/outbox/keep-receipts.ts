import type { ReadTx, Tx } from '../idb/backend.ts';
import type { ChangeRow, Receipt, StoredChange } from '../idb/rows.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { END, noteUnsent, ordersOf, receiptsBetween, runsOf, unsentAfter } from './receipts.ts';

// Apart from what reads receipts: only the sync engine, which pages load once they are drawn, keeps and forgets them.

/** Advances `unsentFrom` to the first unsent change. */
async function moveUnsentFrom(tx: Tx): Promise<void> {
  const [[first], [last]] = await Promise.all([
    unsentAfter(tx, 0, 1),
    tx.range('receipt', { index: 'byEnd', lower: [], upper: [END], reverse: true, limit: 1 }),
  ]);
  const from = first?.order ?? (last ? last.toOrder + 1 : 0);
  if (from !== (await readMeta(tx, 'unsentFrom'))) await writeMeta(tx, 'unsentFrom', from);
}

/**
 * Stores a receipt for changes.
 * @param changes stored as unsent and not covered by a receipt
 */
export async function keepReceipt(tx: Tx, changes: readonly StoredChange[], receipt: Receipt): Promise<void> {
  if (!changes.length) return;
  await tx.put('receipt', runsOf(ordersOf(changes), receipt));
  await moveUnsentFrom(tx);
}

/** Deletes the receipts of changes that the server no longer has; they are unsent again. */
export async function forgetReceipts(tx: Tx, changes: readonly ChangeRow[]): Promise<void> {
  const orders = ordersOf(changes.map(storedOf));
  const [first, last] = [orders[0], orders.at(-1)];
  if (first === undefined || last === undefined) return;
  const lost = new Set(orders);
  for (const row of await receiptsBetween(tx, first, last)) {
    const places = Array.from({ length: row.toOrder - row.fromOrder + 1 }, (_, i) => row.fromOrder + i);
    const kept = places.filter((order) => !lost.has(order));
    if (kept.length === places.length) continue;
    await tx.remove('receipt', [row.key]);
    await tx.put('receipt', runsOf(kept, row));
  }
  await noteUnsent(tx, changes.map(storedOf));
}

/** Deletes all receipts. */
export async function forgetAllReceipts(tx: Tx): Promise<void> {
  await tx.clear('receipt');
  await tx.remove('meta', ['unsentFrom']);
}

/** Converts a change to its stored form. */
export function storedOf({ receipt: _, ...change }: ChangeRow): StoredChange {
  const { state } = change;
  return { ...change, state: state === 'acknowledged' ? 'unsent' : state };
}

/** Reads receipts from before a time with their changes, up to a number of changes. */
export async function oldReceipts(tx: ReadTx, time: number, most: number) {
  const receipts = await tx.range('receipt', { index: 'byTime', lower: [0], upper: [time], limit: most });
  const changes: StoredChange[] = [];
  const keys: string[] = [];
  for (const { key, fromOrder, toOrder } of receipts) {
    if (changes.length >= most) break;
    const range = { index: 'byState', lower: ['unsent', fromOrder], upper: ['unsent', toOrder] } as const;
    changes.push(...(await tx.range('change', range)));
    keys.push(key);
  }
  return { keys, changes };
}
