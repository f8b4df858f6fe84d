import type { Scope } from '../../../domain/kernel/scope.ts';
import { type Tx, under } from '../idb/backend.ts';
import { readSync, writeMeta } from '../meta.ts';
import { isWithdrawalPending } from '../outbox/late-arrivals.ts';
import { oldReceipts } from '../outbox/receipts.ts';
import { dropBases, writeChanges } from './write-record.ts';

/*
 * A phone keeps this year and the last, because each pull names them, and for a while older years that it subscribed
 * to. Its own changes stay until the server has them, whatever their year.
 */

/** Subscribes to a scope beyond the default ones. */
export async function subscribe(tx: Tx, scope: Scope, now: number): Promise<void> {
  const sync = await readSync(tx);
  const wanted = sync.wanted.includes(scope) ? sync.wanted : [...sync.wanted, scope];
  const at = sync.lastContact ?? now;
  await writeMeta(tx, 'sync', { ...sync, wanted, wantedAt: { ...sync.wantedAt, [scope]: at } });
}

/** Deletes subscribed scopes from the phone until they are requested again. */
export async function unsubscribe(tx: Tx, scopes: readonly Scope[]): Promise<void> {
  const sync = await readSync(tx);
  const leaving = new Set(scopes.filter((scope) => sync.wanted.includes(scope)));
  if (!leaving.size) return;
  for (const scope of leaving) await dropBases(tx, await tx.range('record', { index: 'byScope', ...under(scope) }));
  const without = <T>(map: Readonly<Record<Scope, T>>): Record<Scope, T> =>
    Object.fromEntries(Object.entries(map).filter(([scope]) => !leaving.has(scope)));
  await writeMeta(tx, 'sync', {
    ...sync,
    cursors: without(sync.cursors),
    wanted: sync.wanted.filter((scope) => !leaving.has(scope)),
    wantedAt: without(sync.wantedAt ?? {}),
  });
}

/** Unsubscribes from older years not requested since `time`. */
export async function unsubscribeUnused(tx: Tx, time: number): Promise<void> {
  const { wanted, wantedAt } = await readSync(tx);
  await unsubscribe(
    tx,
    wanted.filter((scope) => (wantedAt?.[scope] ?? 0) < time),
  );
}

/** Maximum number of changes that one call deletes. */
const MOST_FORGOTTEN = 1_000;

/** Deletes changes acknowledged or withdrawn before `time`. Shown records are updated by pulls only. */
export async function prune(tx: Tx, time: number): Promise<number> {
  const [withdrawn, acknowledged] = await Promise.all([
    tx.range('change', { index: 'byState', ...under('withdrawn'), limit: MOST_FORGOTTEN }),
    oldReceipts(tx, time, MOST_FORGOTTEN),
  ]);
  // After a long absence the time of a withdrawal is old; it is kept until the server knows of it.
  const old = withdrawn.filter((change) => !isWithdrawalPending(change) && (change.withdrawnAt ?? time) < time);
  const forgotten = [...old, ...acknowledged.changes];
  await writeChanges(tx, [], forgotten);
  await tx.remove('receipt', acknowledged.keys);
  return forgotten.length;
}
