import type { Id } from '../../../domain/kernel/id.ts';
import { type KeyPart, type ReadTx, type Tx, under } from '../idb/backend.ts';
import type { ChangeRow, Receipt, ReceiptRow, StoredChange } from '../idb/rows.ts';
import { readMeta, writeMeta } from '../meta.ts';

/*
 * How the state of a change is stored. Its row says unsent, held, refused or withdrawn. A receipt is a row of its own
 * for a range of the order of saving; an unsent change within a range is acknowledged. A range has no gaps and contains
 * only acknowledged changes, so no other change can fall into it.
 */

/** Sorts after all numbers in an index. */
export const END: KeyPart = [];

/** Reads the receipts that overlap a range of positions, in order. */
export async function receiptsBetween(tx: ReadTx, from: number, to: number): Promise<ReceiptRow[]> {
  const [ending, next] = await Promise.all([
    tx.range('receipt', { index: 'byEnd', lower: [from], upper: [to, END] }),
    // One more may begin before the end and reach beyond it.
    tx.range('receipt', { index: 'byEnd', lower: [to, END], upper: [END], limit: 1 }),
  ]);
  return [...ending, ...next.filter(({ fromOrder }) => fromOrder <= to)];
}

export const ordersOf = (changes: readonly StoredChange[]): number[] =>
  changes.map(({ order }) => order).sort((a, b) => a - b);

/** Adds receipts to changes: those covered by one are acknowledged. */
export async function withReceipts(tx: ReadTx, changes: readonly StoredChange[]): Promise<ChangeRow[]> {
  const orders = ordersOf(changes.filter(({ state }) => state === 'unsent'));
  const [first, last] = [orders[0], orders.at(-1)];
  if (first === undefined || last === undefined) return [...changes];
  const receipts = await receiptsBetween(tx, first, last);
  const covered = new Map<number, Receipt>();
  let next = 0;
  for (const { fromOrder, toOrder, at, epoch, head } of receipts) {
    for (; next < orders.length && (orders[next] ?? 0) <= toOrder; next++) {
      const order = orders[next] ?? 0;
      if (order >= fromOrder) covered.set(order, { at, epoch, head });
    }
  }
  return changes.map((change): ChangeRow => {
    const receipt = change.state === 'unsent' ? covered.get(change.order) : undefined;
    return receipt ? { ...change, state: 'acknowledged', receipt } : change;
  });
}

export async function changesOf(tx: ReadTx, ids: readonly Id[]): Promise<(ChangeRow | undefined)[]> {
  const rows = await tx.getMany('change', ids);
  const found = await withReceipts(
    tx,
    rows.filter((row) => row !== undefined),
  );
  const byId = new Map(found.map((change) => [change.id, change]));
  return ids.map((id) => byId.get(id));
}

export const changeOf = async (tx: ReadTx, id: Id): Promise<ChangeRow | undefined> => (await changesOf(tx, [id]))[0];

/** Lists the stored changes of this phone to a record. */
export const changesOfRecord = async (tx: ReadTx, record: Id): Promise<ChangeRow[]> =>
  withReceipts(tx, await tx.range('change', { index: 'byRecord', ...under(record) }));

/** Lists all stored changes of this phone. */
export const allChanges = async (tx: ReadTx): Promise<ChangeRow[]> => withReceipts(tx, await tx.all('change'));

/** A range of positions without receipts, both ends included. */
interface Stretch {
  readonly from: number;
  readonly to: KeyPart;
}

/**
 * Lists the ranges after a position that no receipt covers. No change before `unsentFrom` is unsent, so the receipts of
 * the last 30 days are not read.
 */
async function stretchesAfter(tx: ReadTx, after: number): Promise<Stretch[]> {
  const start = Math.max(after + 1, (await readMeta(tx, 'unsentFrom')) ?? 0);
  const receipts = await tx.range('receipt', { index: 'byEnd', lower: [start], upper: [END] });
  const stretches: Stretch[] = [];
  let from = start;
  for (const { fromOrder, toOrder } of receipts) {
    if (fromOrder > from) stretches.push({ from, to: fromOrder - 1 });
    from = Math.max(from, toOrder + 1);
  }
  return [...stretches, { from, to: END }];
}

/** Lists unsent changes after a position in the order of saving. */
export async function unsentAfter(
  tx: ReadTx,
  after: number,
  limit = Number.POSITIVE_INFINITY,
): Promise<StoredChange[]> {
  const found: StoredChange[] = [];
  for (const { from, to } of await stretchesAfter(tx, after)) {
    const left = limit - found.length;
    if (left <= 0) break;
    const range = { index: 'byState', lower: ['unsent', from], upper: ['unsent', to] } as const;
    found.push(...(await tx.range('change', { ...range, ...(Number.isFinite(left) ? { limit: left } : {}) })));
  }
  return found;
}

/** Counts unsent changes. */
export async function countUnsent(tx: ReadTx): Promise<number> {
  const stretches = await stretchesAfter(tx, 0);
  const counts = await Promise.all(
    stretches.map(({ from, to }) =>
      tx.count('change', { index: 'byState', lower: ['unsent', from], upper: ['unsent', to] }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Lists all changes that the server does not have: unsent, held and refused, in the order of saving. */
export async function openChanges(tx: ReadTx): Promise<StoredChange[]> {
  const [unsent, ...others] = await Promise.all([
    unsentAfter(tx, 0),
    ...(['held', 'refused'] as const).map((state) => tx.range('change', { index: 'byState', ...under(state) })),
  ]);
  return [...unsent, ...others.flat()].sort((a, b) => a.order - b.order);
}

const receiptRow = (fromOrder: number, toOrder: number, { at, epoch, head }: Receipt): ReceiptRow => ({
  key: String(fromOrder),
  fromOrder,
  toOrder,
  at,
  epoch,
  head,
});

/** Makes receipts for ascending positions, one for each consecutive run. */
export function runsOf(orders: readonly number[], receipt: Receipt): ReceiptRow[] {
  const runs: ReceiptRow[] = [];
  for (const order of orders) {
    const last = runs.at(-1);
    if (last && order === last.toOrder + 1) runs[runs.length - 1] = receiptRow(last.fromOrder, order, receipt);
    else runs.push(receiptRow(order, order, receipt));
  }
  return runs;
}

/** Moves `unsentFrom` back if changes became unsent before it. */
export async function noteUnsent(tx: Tx, changes: readonly StoredChange[]): Promise<void> {
  const [first] = ordersOf(changes.filter(({ state }) => state === 'unsent'));
  const from = first === undefined ? undefined : await readMeta(tx, 'unsentFrom');
  if (first !== undefined && from !== undefined && first < from) await writeMeta(tx, 'unsentFrom', first);
}
