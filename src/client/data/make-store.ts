import { newId as makeId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import { keepReserve, writeFreeingSpace } from './free-space.ts';
import { allTables, type Backend, type ReadTx, type Tx } from './idb/backend.ts';
import { readDevice, readMeta, readSync, writeMeta } from './meta.ts';
import { makeNoticeStore } from './notices.ts';
import { changeOf, openChanges } from './outbox/receipts.ts';
import { save } from './outbox/save.ts';
import { makePhoneClock } from './phone-clock.ts';
import * as queries from './queries.ts';
import { makeRelayStore } from './relay/relay-store.ts';
import { subscribe } from './replica/subscriptions.ts';
import type { Store } from './store.ts';
import type { StoreOptions } from './store-types.ts';
import { enter, type Unsent, unsentOf, wipe } from './wipe.ts';

/** Parts that few starts need, and what loads them. */
interface LateParts {
  /** Settles dates. */
  readonly settling: () => Promise<typeof import('./outbox/settle-dates.ts')>;
  /** Acts on refused changes. */
  readonly refused: () => Promise<typeof import('./outbox/refused-changes.ts')>;
}

const lateParts: LateParts = {
  settling: () => import('./outbox/settle-dates.ts'),
  refused: () => import('./outbox/refused-changes.ts'),
};

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

/** Builds the pages' store over a backend. */
export function makeStore(
  backend: Backend,
  { now, random, clock = makePhoneClock({ now }), parts }: StoreOptions & { readonly parts?: Partial<LateParts> },
): Store {
  const load = { ...lateParts, ...parts };
  const newId = () => makeId(now(), random);
  const context = { now, newId, clock };
  const { ready, read, write, watch, close } = backend;
  const everything = { tables: allTables } as const;

  /** Runs a write that unsent data may prevent. */
  async function unlessUnsent(work: (tx: Tx) => Promise<Unsent | undefined>): ReturnType<Store['wipe']> {
    const done = await write(work, everything);
    if (!done.ok) return done;
    return done.value ? err(done.value) : ok(undefined);
  }

  return {
    relayFiles: makeRelayStore(backend, now),
    notices: makeNoticeStore(backend),
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
    settleBlindly: () =>
      withPart(load.settling, ({ settleDates }) =>
        write(async (tx) => {
          const device = await readMeta(tx, 'device');
          if (device?.unsettled !== undefined) await writeMeta(tx, 'device', await settleDates(tx, device));
        }),
      ),
    checked: () => read((tx) => readMeta(tx, 'checked')),
    identity: () => read((tx) => readMeta(tx, 'identity')),
    subscribeTo: (scope) => write((tx) => subscribe(tx, scope, now())),
    keepReserve: () => keepReserve(backend, random),

    async save(request) {
      const saved = await writeFreeingSpace(backend, (tx) => save(tx, context, request));
      if (!saved.ok) return saved;
      return saved.value ? ok(saved.value) : err({ code: 'made_already' });
    },
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
    activities: (kind, limit, after, since) => read((tx) => queries.activities(tx, kind, limit, after, since)),
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
