import type { Id } from '../../../domain/kernel/id.ts';
import { isCreation } from '../../../domain/records/change.ts';
import { type ReadTx, type Tx, under } from '../idb/backend.ts';
import type { BundleRow, ChangeRow } from '../idb/rows.ts';

/*
 * Where a change is: while something may still become of it, in a row of its own; once the server has it, perhaps in a
 * bundle. It is never in both.
 */

/** Fewer are as quickly written one by one. */
const LEAST = 4;

/** Bundles that hold some of the ids, and perhaps others between them. */
async function bundlesAmong(tx: ReadTx, ids: readonly Id[]): Promise<BundleRow[]> {
  if (ids.length === 0) return [];
  const [first, last] = ends(ids);
  const [inside, next] = await Promise.all([
    tx.range('bundle', { index: 'byLast', lower: [first], upper: [last, []] }),
    // One more may begin before the last id and end after it.
    tx.range('bundle', { index: 'byLast', lower: [last, []], upper: [[]], limit: 1 }),
  ]);
  return [...inside, ...next.filter((bundle) => bundle.first <= last)];
}

function ends(ids: readonly Id[]): [first: Id, last: Id] {
  let [first = '', last = ''] = [ids[0], ids[0]];
  for (const id of ids) {
    if (id < first) first = id;
    if (id > last) last = id;
  }
  return [first, last];
}

async function bundled(tx: ReadTx, ids: readonly Id[]): Promise<ReadonlyMap<Id, ChangeRow>> {
  const asked = new Set(ids);
  const bundles = await bundlesAmong(tx, ids);
  return new Map(
    bundles.flatMap(({ changes }) => changes.flatMap((change) => (asked.has(change.id) ? [[change.id, change]] : []))),
  );
}

/** Changes by their ids, wherever they are. */
export async function changesOf(tx: ReadTx, ids: readonly Id[]): Promise<(ChangeRow | undefined)[]> {
  const rows = await tx.getMany('change', ids);
  const rest = await bundled(
    tx,
    ids.filter((_, i) => !rows[i]),
  );
  return rows.map((row, i) => row ?? rest.get(ids[i] ?? ''));
}

export async function changeOf(tx: ReadTx, id: Id): Promise<ChangeRow | undefined> {
  return (await changesOf(tx, [id]))[0];
}

/** All that this phone wrote to a record and still keeps. */
export async function changesOfRecord(tx: ReadTx, record: Id): Promise<ChangeRow[]> {
  const [rows, creation] = await Promise.all([
    tx.range('change', { index: 'byRecord', ...under(record) }),
    bundled(tx, [record]),
  ]);
  return [...creation.values(), ...rows];
}

/** All changes that this phone still keeps. */
export async function allChanges(tx: ReadTx): Promise<ChangeRow[]> {
  const [rows, bundles] = await Promise.all([tx.all('change'), tx.all('bundle')]);
  return [...rows, ...bundles.flatMap(({ changes }) => changes)];
}

/** All that have a receipt. */
export async function acknowledgedChanges(tx: ReadTx): Promise<ChangeRow[]> {
  const [rows, bundles] = await Promise.all([
    tx.range('change', { index: 'byState', ...under('acknowledged') }),
    tx.all('bundle'),
  ]);
  return [...rows, ...bundles.flatMap(({ changes }) => changes)];
}

/**
 * Keeps changes with their receipts in place of their rows.
 * @param changes acknowledged now, each of them in a row of its own so far
 * @param at when the server received them: its time, milliseconds since 1970
 */
export async function keepReceived(tx: Tx, changes: readonly ChangeRow[], at: number): Promise<void> {
  const [first, last] = ends(changes.map(({ id }) => id));
  const mayGo = changes.length >= LEAST && changes.every(isCreation);
  // Saved one after the other they lie side by side. Where others lie between them, there is nothing to be gained.
  const [between, among] = mayGo
    ? await Promise.all([tx.countBetween('change', first, last), bundlesAmong(tx, [first, last])])
    : [0, []];
  if (!mayGo || between !== changes.length || among.length > 0) return tx.put('change', changes);
  await tx.removeBetween('change', first, last);
  await tx.put('bundle', [{ first, last, at, changes }]);
}

/** Gives the changes of bundles rows of their own again, so that something can become of them. */
export async function unbundle(tx: Tx, ids: readonly Id[]): Promise<void> {
  const asked = new Set(ids);
  const bundles = (await bundlesAmong(tx, ids)).filter(({ changes }) => changes.some(({ id }) => asked.has(id)));
  await tx.remove(
    'bundle',
    bundles.map(({ last }) => last),
  );
  await tx.put(
    'change',
    bundles.flatMap(({ changes }) => changes),
  );
}
