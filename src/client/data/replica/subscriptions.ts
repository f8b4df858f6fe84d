import type { Scope } from '../../../domain/kernel/scope.ts';
import { type Tx, under } from '../idb/backend.ts';
import { readSync, writeMeta } from '../meta.ts';
import { dropBases } from './write-record.ts';

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
