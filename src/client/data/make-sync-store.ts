import { newId as makeId } from '../../domain/kernel/id.ts';
import type { Backend } from './idb/backend.ts';
import { readMeta, readSync, writeMeta } from './meta.ts';
import { confirmWithdrawals, pendingWithdrawals } from './outbox/late-arrivals.ts';
import { refuse, settle } from './outbox/settle.ts';
import { settleDates } from './outbox/settle-dates.ts';
import { makePhoneClock } from './phone-clock.ts';
import { refusedAfter, settledAfter } from './queries.ts';
import { applyPull } from './replica/apply-pull.ts';
import { refetch, scopeRecords } from './replica/digest.ts';
import { readKept } from './replica/opaque.ts';
import { renewDevice, restart } from './replica/restart.ts';
import { prune } from './replica/retention.ts';
import { unsubscribeUnused } from './replica/subscriptions.ts';
import type { SyncOperations } from './store.ts';
import type { StoreOptions } from './store-types.ts';

/** Builds the operations of the sync engine, over the same backend as the pages' store. */
export function makeSyncStore(
  { read, write }: Backend,
  { now, random, clock = makePhoneClock({ now }) }: StoreOptions,
): SyncOperations {
  const newId = () => makeId(now(), random);
  const context = { now, newId, clock };
  return {
    isUnsettled: () => read(async (tx) => (await readMeta(tx, 'device'))?.unsettled !== undefined),
    unsent: (after, limit) => read((tx) => settledAfter(tx, after, limit)),
    refused: (after, limit) => read((tx) => refusedAfter(tx, after, limit)),
    settle: (ids, response, sent) => write((tx) => settle(tx, context, ids, response, sent)),
    pendingWithdrawals: () => read(pendingWithdrawals),
    confirmWithdrawals: (ids, here) => write((tx) => confirmWithdrawals(tx, context, ids, here)),
    refuse: (id, refusal) => write((tx) => refuse(tx, id, refusal)),
    renewDevice: (from) => write((tx) => renewDevice(tx, from, newId())),
    applyPull: (asked, page) => write((tx) => applyPull(tx, context, asked, page), { durability: 'relaxed' }),
    scopeRecords: (scope, after, limit) => read((tx) => scopeRecords(tx, scope, after, limit)),
    refetch: (epoch, scopes) => write((tx) => refetch(tx, epoch, scopes)),
    setChecked: (checked) => write((tx) => writeMeta(tx, 'checked', checked)),
    readKept: () => write(readKept),
    restart: (epoch) => write((tx) => restart(tx, epoch)),
    keepHello: (from, { time, offset, identity, relay }) =>
      write(async (tx) => {
        const device = await readMeta(tx, 'device');
        if (device?.id !== from) return false;
        const heard = { ...clock.tick(), phone: time - offset, server: time };
        const settled = device.unsettled === undefined ? device : await settleDates(tx, device, heard);
        await writeMeta(tx, 'device', { ...settled, offset });
        await writeMeta(tx, 'sync', { ...(await readSync(tx)), lastContact: time });
        await writeMeta(tx, 'identity', identity);
        if (relay) await writeMeta(tx, 'relay', { ...relay, device: from, member: identity.actor.member });
        return true;
      }),
    prune: (time) =>
      write(async (tx) => {
        await unsubscribeUnused(tx, time);
        return prune(tx, time);
      }),
  };
}
