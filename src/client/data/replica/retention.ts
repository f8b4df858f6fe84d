import type { Scope } from '../../../domain/kernel/scope.ts';
import { type Tx, under } from '../idb/backend.ts';
import { readSync, writeMeta } from '../meta.ts';
import { isWithdrawalPending } from '../outbox/late-arrivals.ts';
import { oldReceipts } from '../outbox/receipts.ts';
import { dropBases, writeChanges } from './write-record.ts';

/*
 * What stays on a phone: this year and the last, because the server says so with each pull, and for a while the older
 * years that somebody asked for. What was written here stays until the server has it, of whatever year it is.
 */

/** Asks for a scope beyond the default ones. */
export async function subscribe(tx: Tx, scope: Scope, now: number): Promise<void> {
  const sync = await readSync(tx);
  const wanted = sync.wanted.includes(scope) ? sync.wanted : [...sync.wanted, scope];
  const at = sync.lastContact ?? now;
  await writeMeta(tx, 'sync', { ...sync, wanted, wantedAt: { ...sync.wantedAt, [scope]: at } });
}

/** Takes scopes that were asked for off the phone; they come again when asked for again. */
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

/** Lets older years go that nobody has asked for since `time`. */
export async function unsubscribeUnused(tx: Tx, time: number): Promise<void> {
  const { wanted, wantedAt } = await readSync(tx);
  await unsubscribe(
    tx,
    wanted.filter((scope) => (wantedAt?.[scope] ?? 0) < time),
  );
}

/** Changes that one pruning forgets at most. */
const MOST_FORGOTTEN = 1_000;

/** Forgets what was acknowledged or withdrawn before `time`. Work on what is shown is left to the pull. */
export async function prune(tx: Tx, time: number): Promise<number> {
  const [withdrawn, acknowledged] = await Promise.all([
    tx.range('change', { index: 'byState', ...under('withdrawn'), limit: MOST_FORGOTTEN }),
    oldReceipts(tx, time, MOST_FORGOTTEN),
  ]);
  // A phone that was away for long withdraws by a server time of long ago: what is untold stays until it is told.
  const old = withdrawn.filter((change) => !isWithdrawalPending(change) && (change.withdrawnAt ?? time) < time);
  const forgotten = [...old, ...acknowledged.changes];
  await writeChanges(tx, [], forgotten);
  await tx.remove('receipt', acknowledged.keys);
  return forgotten.length;
}
