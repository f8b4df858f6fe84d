import { newId as makeId, type RandomBytes } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import { keepReserve, writeFreeingSpace } from './free-space.ts';
import { allTables, type Backend, type ReadTx, type Tx } from './idb/backend.ts';
import { readDevice, readMeta, readSync, writeMeta } from './meta.ts';
import { confirmWithdrawals, pendingWithdrawals } from './outbox/late-arrivals.ts';
import { changeOf, openChanges } from './outbox/receipts.ts';
import { save } from './outbox/save.ts';
import { refuse, settle } from './outbox/settle.ts';
import { makePhoneClock, type PhoneClock } from './phone-clock.ts';
import * as queries from './queries.ts';
import { makeRelayStore } from './relay/relay-store.ts';
import { applyPull } from './replica/apply-pull.ts';
import { refetch, scopeRecords } from './replica/digest.ts';
import { readKept } from './replica/opaque.ts';
import { prune, subscribe, unsubscribeUnused } from './replica/retention.ts';
import type { Store } from './store.ts';
import { enter, type Unsent, unsentOf, wipe } from './wipe.ts';

/** Parts that few starts need, and what loads them. */
interface LateParts {
  /** Corrects dates. */
  readonly settling: () => Promise<typeof import('./outbox/settle-dates.ts')>;
  /** Acts on refused changes. */
  readonly refused: () => Promise<typeof import('./outbox/refused-changes.ts')>;
  /** Restarts after a restore. */
  readonly restart: () => Promise<typeof import('./replica/restart.ts')>;
}

const lateParts: LateParts = {
  settling: () => import('./outbox/settle-dates.ts'),
  refused: () => import('./outbox/refused-changes.ts'),
  restart: () => import('./replica/restart.ts'),
};

interface StoreOptions {
  /** The phone's clock, milliseconds since 1970. */
  readonly now: () => number;
  readonly random: RandomBytes;
  /** The corrected clock; by default the phone's clock alone. */
  readonly clock?: PhoneClock;
  readonly parts?: Partial<LateParts>;
}

/** Reads the device and the sync state; undefined on a new phone. */
async function readState(tx: ReadTx) {
  const [device, sync] = await Promise.all([readMeta(tx, 'device'), readSync(tx)]);
  return device && { device, sync };
}

/** Loads a part and runs `work` with it. Nothing is written if it cannot be loaded. */
const withPart = <P, T, E>(
  load: () => Promise<P>,
  work: (part: P) => Promise<Result<T, E>>,
): Promise<Result<T, E | StorageFailure>> => load().then(work, () => err({ code: 'storage_unavailable' }));

/** Builds the phone's store over a backend. Every operation is one transaction. */
export function makeStore(
  backend: Backend,
  { now, random, clock = makePhoneClock({ now }), parts }: StoreOptions,
): Store {
  const load = { ...lateParts, ...parts };
  const newId = () => makeId(now(), random);
  const context = { now, newId, clock };
  const { ready, read, write, watch, close } = backend;
  const isUnsettled = () => read(async (tx) => (await readMeta(tx, 'device'))?.unsettled !== undefined);
  /**
   * Loads the part before the transaction, which must not await anything else. Null if it cannot be loaded; dates then
   * stay unsettled.
   */
  const settling = async () => ((await isUnsettled()) ? load.settling().catch(() => null) : undefined);
  const everything = { tables: allTables } as const;

  /** Runs a write that unsent data may prevent. */
  async function unlessUnsent(work: (tx: Tx) => Promise<Unsent | undefined>): ReturnType<Store['wipe']> {
    const done = await write(work, everything);
    if (!done.ok) return done;
    return done.value ? err(done.value) : ok(undefined);
  }

  return {
    relayFiles: makeRelayStore(backend, now),
    ready,
    watch,
    enter: (next) => unlessUnsent((tx) => enter(tx, next)),
    unsentBut: (given) => read((tx) => unsentOf(tx, given), everything),
    wipe: (given) => unlessUnsent((tx) => wipe(tx, given)),
    close,

    async state() {
      // Pages cannot read during a write, so only a new phone writes. If reading fails, the write tells why.
      const known = await read(readState).catch(() => undefined);
      if (known) return ok(known);
      return write(async (tx) => {
        const device = await readDevice(tx, newId);
        await writeMeta(tx, 'device', device);
        return { device, sync: await readSync(tx) };
      });
    },
    isUnsettled,
    async settleBlindly() {
      const part = await settling();
      return write(async (tx) => {
        const device = await readMeta(tx, 'device');
        if (device && part) await writeMeta(tx, 'device', await part.settleDates(tx, device));
      });
    },
    unsent: (after, limit) => read((tx) => queries.settledAfter(tx, after, limit)),
    refused: (after, limit) => read((tx) => queries.refusedAfter(tx, after, limit)),
    settle: (ids, response, sent) => write((tx) => settle(tx, context, ids, response, sent)),
    pendingWithdrawals: () => read(pendingWithdrawals),
    confirmWithdrawals: (ids, here) => write((tx) => confirmWithdrawals(tx, context, ids, here)),
    refuse: (id, refusal) => write((tx) => refuse(tx, id, refusal)),
    renewDevice: (from) => withPart(load.restart, ({ renewDevice }) => write((tx) => renewDevice(tx, from, newId()))),
    applyPull: (asked, page) => write((tx) => applyPull(tx, context, asked, page), { durability: 'relaxed' }),
    scopeRecords: (scope, after, limit) => read((tx) => scopeRecords(tx, scope, after, limit)),
    refetch: (epoch, scopes) => write((tx) => refetch(tx, epoch, scopes)),
    checked: () => read((tx) => readMeta(tx, 'checked')),
    setChecked: (checked) => write((tx) => writeMeta(tx, 'checked', checked)),
    readKept: () => write(readKept),
    restart: (epoch) => withPart(load.restart, ({ restart }) => write((tx) => restart(tx, epoch))),
    async keepHello(from, { time, offset, identity, relay }) {
      const part = await settling();
      return write(async (tx) => {
        const device = await readMeta(tx, 'device');
        if (device?.id !== from) return false;
        const heard = { ...clock.tick(), phone: time - offset, server: time };
        await writeMeta(tx, 'device', { ...((await part?.settleDates(tx, device, heard)) ?? device), offset });
        await writeMeta(tx, 'sync', { ...(await readSync(tx)), lastContact: time });
        await writeMeta(tx, 'identity', identity);
        if (relay) await writeMeta(tx, 'relay', { ...relay, device: from, member: identity.actor.member });
        return part === null ? 'unsettled' : true;
      });
    },
    identity: () => read((tx) => readMeta(tx, 'identity')),
    subscribeTo: (scope) => write((tx) => subscribe(tx, scope, now())),
    prune: (time) =>
      write(async (tx) => {
        await unsubscribeUnused(tx, time);
        return prune(tx, time);
      }),
    keepReserve: () => keepReserve(backend, random),

    save: (request) => writeFreeingSpace(backend, (tx) => save(tx, context, request)),
    replaceRefused: (refused, id, fields) =>
      withPart(load.refused, ({ replaceRefused }) =>
        writeFreeingSpace(backend, (tx) => replaceRefused(tx, context, refused, id, fields)),
      ),
    retry: (refused) => withPart(load.refused, ({ retry }) => write((tx) => retry(tx, refused))),
    withdraw: (refused) => withPart(load.refused, ({ withdraw }) => write((tx) => withdraw(tx, context, refused))),

    record: (id) => read((tx) => queries.record(tx, id)),
    records: (ids) => read((tx) => queries.records(tx, ids)),
    recordsOf: (owner, limit, after) => read((tx) => queries.recordsOf(tx, owner, limit, after)),
    squadRecords: (squad, status, limit, after) => read((tx) => queries.squadRecords(tx, squad, status, limit, after)),
    squadCount: (squad, status) => read((tx) => queries.squadCount(tx, squad, status)),
    activities: (kind, limit, after) => read((tx) => queries.activities(tx, kind, limit, after)),
    references: (kind, group) => read((tx) => queries.references(tx, kind, group)),
    countOf: (kind) => read((tx) => queries.countOf(tx, kind)),
    queue: (limit) => read((tx) => queries.queue(tx, limit)),
    attention: (limit) => read((tx) => queries.attention(tx, limit)),
    counts: () => read(queries.counts),
    photoCounts: () => read(queries.photoCounts, { tables: ['photo'] }),
    unsentPhotos: () => read(queries.unsentPhotos, { tables: ['photo'] }),
    undelivered: () => read(openChanges),
    relayKey: () => read((tx) => readMeta(tx, 'relay')),
    change: (id) => read((tx) => changeOf(tx, id)),
    receipt: (record) => read((tx) => queries.receiptOf(tx, record)),
    remembered: (kind) => read((tx) => readMeta(tx, `remembered/${kind}`)),
    draft: (key) => read((tx) => readMeta(tx, `draft/${key}`)),
    setDraft: (key, fields) =>
      writeFreeingSpace(backend, (tx) =>
        fields ? writeMeta(tx, `draft/${key}`, fields) : tx.remove('meta', [`draft/${key}`]),
      ),
    lastContact: () => read(async (tx) => (await readSync(tx)).lastContact),
    timing: () =>
      read(async (tx) => {
        const [device, { lastContact }] = await Promise.all([readMeta(tx, 'device'), readSync(tx)]);
        return { offset: device?.offset ?? 0, lastContact };
      }),
  };
}
