import type { Id } from '../../../domain/kernel/id.ts';
import { type KeyPart, type ReadTx, type Tx, under } from '../idb/backend.ts';
import type { ChangeRow, Receipt, ReceiptRow, StoredChange } from '../idb/rows.ts';
import { readMeta, writeMeta } from '../meta.ts';

/*
 * Where the state of a change is kept. Its row says unsent, held, refused or withdrawn. Receipts are rows of their own, each
 * for a range of places in the order of saving: an unsent change within a range is acknowledged. A range has no gaps and
 * holds nothing but acknowledged changes, so that no other change can come to lie in it.
 */

/** After all numbers in an index. */
const END: KeyPart = [];

const covers =
  ({ state, order }: Pick<StoredChange, 'state' | 'order'>) =>
  ({ fromOrder, toOrder }: ReceiptRow): boolean =>
    state === 'unsent' && fromOrder <= order && order <= toOrder;

/** The receipts that cover any place from one to another, in order. */
async function receiptsBetween(tx: ReadTx, from: number, to: number): Promise<ReceiptRow[]> {
  const [ending, next] = await Promise.all([
    tx.range('receipt', { index: 'byEnd', lower: [from], upper: [to, END] }),
    // One more may begin before the last place and end after it.
    tx.range('receipt', { index: 'byEnd', lower: [to, END], upper: [END], limit: 1 }),
  ]);
  return [...ending, ...next.filter(({ fromOrder }) => fromOrder <= to)];
}

const ordersOf = (changes: readonly StoredChange[]): number[] =>
  changes.map(({ order }) => order).sort((a, b) => a - b);

/** Changes with their state as it is now: those that a receipt covers are acknowledged. */
export async function withReceipts(tx: ReadTx, changes: readonly StoredChange[]): Promise<ChangeRow[]> {
  const orders = ordersOf(changes.filter(({ state }) => state === 'unsent'));
  const [first, last] = [orders[0], orders.at(-1)];
  if (first === undefined || last === undefined) return [...changes];
  const receipts = await receiptsBetween(tx, first, last);
  if (!receipts.length) return [...changes];
  return changes.map((change): ChangeRow => {
    const found = receipts.find(covers(change));
    if (!found) return change;
    const { at, epoch, head } = found;
    return { ...change, state: 'acknowledged', receipt: { at, epoch, head } };
  });
}

/** Changes by their ids. */
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

/** All that this phone wrote to a record and still keeps. */
export const changesOfRecord = async (tx: ReadTx, record: Id): Promise<ChangeRow[]> =>
  withReceipts(tx, await tx.range('change', { index: 'byRecord', ...under(record) }));

/** All changes that this phone still keeps. */
export const allChanges = async (tx: ReadTx): Promise<ChangeRow[]> => withReceipts(tx, await tx.all('change'));

/** A stretch of the order of saving without receipts; both ends are part of it. */
interface Stretch {
  readonly from: number;
  readonly to: KeyPart;
}

/**
 * The stretches after a place that no receipt covers. Before `unsentFrom` nothing is unsent, so that the receipts of the
 * last thirty days need not be read.
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

/** Unsent changes in the order of saving, after a place in that order. */
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

/** How many changes are unsent. */
export async function countUnsent(tx: ReadTx): Promise<number> {
  const stretches = await stretchesAfter(tx, 0);
  const counts = await Promise.all(
    stretches.map(({ from, to }) =>
      tx.count('change', { index: 'byState', lower: ['unsent', from], upper: ['unsent', to] }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Every change that the server does not have: unsent, held and refused ones, in the order of saving. */
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

/** Receipts for places in rising order, one for each run of places that follow each other. */
export function runsOf(orders: readonly number[], receipt: Receipt): ReceiptRow[] {
  const runs: ReceiptRow[] = [];
  for (const order of orders) {
    const last = runs.at(-1);
    if (last && order === last.toOrder + 1) runs[runs.length - 1] = receiptRow(last.fromOrder, order, receipt);
    else runs.push(receiptRow(order, order, receipt));
  }
  return runs;
}

/** Moves `unsentFrom` on to the first change that is unsent. */
async function moveUnsentFrom(tx: Tx): Promise<void> {
  const [[first], [last]] = await Promise.all([
    unsentAfter(tx, 0, 1),
    tx.range('receipt', { index: 'byEnd', lower: [], upper: [END], reverse: true, limit: 1 }),
  ]);
  const from = first?.order ?? (last ? last.toOrder + 1 : 0);
  if (from !== (await readMeta(tx, 'unsentFrom'))) await writeMeta(tx, 'unsentFrom', from);
}

/**
 * Keeps a receipt for changes.
 * @param changes unsent by their rows, and not covered by a receipt yet
 */
export async function keepReceipt(tx: Tx, changes: readonly StoredChange[], receipt: Receipt): Promise<void> {
  if (!changes.length) return;
  await tx.put('receipt', runsOf(ordersOf(changes), receipt));
  await moveUnsentFrom(tx);
}

/** Notes that changes became unsent, which may lie before all others that are. */
export async function noteUnsent(tx: Tx, changes: readonly StoredChange[]): Promise<void> {
  const [first] = ordersOf(changes.filter(({ state }) => state === 'unsent'));
  const from = first === undefined ? undefined : await readMeta(tx, 'unsentFrom');
  if (first !== undefined && from !== undefined && first < from) await writeMeta(tx, 'unsentFrom', first);
}

/** Takes the receipts of changes back: the server no longer has them, and they are unsent again. */
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

/** Takes all receipts back. */
export async function forgetAllReceipts(tx: Tx): Promise<void> {
  await tx.clear('receipt');
  await tx.remove('meta', ['unsentFrom']);
}

/** A change as its row has it. */
export function storedOf({ receipt: _, ...change }: ChangeRow): StoredChange {
  const { state } = change;
  return { ...change, state: state === 'acknowledged' ? 'unsent' : state };
}

/** Receipts of before a time that cover at most so many changes together, with these changes. */
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
