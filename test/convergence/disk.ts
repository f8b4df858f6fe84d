import { type Backend, recordTables, type Tx, type WriteOptions } from '../../src/client/data/idb/backend.ts';
import { memoryBackend } from '../../src/client/data/idb/memory-backend.ts';
import type { ChangeRow } from '../../src/client/data/idb/rows.ts';
import { allChanges } from '../../src/client/data/outbox/receipts.ts';
import { StorageError } from '../../src/client/platform/idb/errors.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import { err } from '../../src/domain/kernel/result.ts';

/** What can happen to a phone's storage at its next write. */
export const storageFaults = [
  'killed before commit',
  'killed after commit',
  'closed, opened again',
  'closed after commit, opened again',
  'closed for good',
  'closed after commit for good',
] as const;
export type StorageFault = (typeof storageFaults)[number];

/** The phone's process: what is in its memory goes with it. */
export interface Power {
  readonly isOn: () => boolean;
  /** The battery is dead, or the system has ended the app. */
  readonly cut: () => void;
}

/** What the simulation saw being written durably, beside what the phone itself still knows. */
export interface Journal {
  /** The last state of every change that ever was on this disk. */
  readonly changes: Map<Id, ChangeRow>;
  /** Changes that had a receipt at some time. */
  readonly acknowledged: Set<Id>;
}

export interface Disk {
  readonly journal: Journal;
  /** The storage as it is, for the invariants. */
  readonly raw: Backend;
  /** Something happens at the n-th write from now on. */
  arm(fault: StorageFault, writes: number): void;
  setFull(isFull: boolean): void;
  /** The next reads fail, as after iOS has closed the database in the background. */
  closeReads(count: number): void;
  /** Nothing fails any more. */
  heal(): void;
  open(power: Power): Backend;
  /** Everything, as a backup of the phone on to another one has it. */
  clone(): Promise<Disk>;
}

class PowerCut extends Error {}

const never = <T>(): Promise<T> => new Promise<T>(() => {});

const closed = (): Error =>
  Object.assign(new Error('The database connection is closing.'), { name: 'InvalidStateError' });

/** A phone's storage that outlives its process, and fails as storage fails. */
export function makeDisk(onFault: (fault: string) => void, from?: { raw: Backend; journal: Journal }): Disk {
  const raw = from?.raw ?? memoryBackend();
  const journal = from?.journal ?? { changes: new Map(), acknowledged: new Set() };
  let armed: { readonly fault: StorageFault; writes: number } | undefined;
  let isFull = false;
  let closedReads = 0;

  function due(): StorageFault | undefined {
    if (!armed || --armed.writes > 0) return undefined;
    const { fault } = armed;
    armed = undefined;
    onFault(`storage ${fault}`);
    return fault;
  }

  function note(rows: readonly ChangeRow[]): void {
    for (const row of rows) {
      journal.changes.set(row.id, row);
      if (row.state === 'acknowledged') journal.acknowledged.add(row.id);
    }
  }

  /** One transaction; what it wrote is noted once it has lasted. */
  async function commit<T>(work: (tx: Tx) => Promise<T>, options: WriteOptions | undefined, before: () => void) {
    const written: ChangeRow[] = [];
    let hasReceipts = false;
    const done = await raw.write(async (tx) => {
      const value = await work({
        ...tx,
        put: (table, rows) => {
          if (table === 'change') written.push(...(rows as readonly ChangeRow[]));
          if (table === 'receipt') hasReceipts = true;
          return tx.put(table, rows);
        },
      });
      if (hasReceipts) written.push(...(await allChanges(tx)).filter(({ state }) => state === 'acknowledged'));
      before();
      return value;
    }, options);
    if (done.ok) note(written);
    return done;
  }

  function open(power: Power): Backend {
    /** Nothing returns to a process that is gone. */
    const whileOn = async <T>(work: Promise<T>): Promise<T> => {
      try {
        const value = await work;
        return power.isOn() ? value : await never<T>();
      } catch (thrown) {
        if (!power.isOn()) return never<T>();
        throw thrown;
      }
    };

    async function write<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions) {
      const fault = power.isOn() ? due() : undefined;
      const abort = (thrown: Error) => () => {
        throw thrown;
      };
      const lasts = () => {
        if (!power.isOn()) throw new PowerCut();
        if (!isFull) return;
        onFault('storage full');
        throw new StorageError('storage_full');
      };
      switch (fault) {
        case 'killed before commit':
          power.cut();
          return commit(work, options, lasts);
        case 'killed after commit': {
          const done = await commit(work, options, lasts);
          power.cut();
          return done;
        }
        case 'closed, opened again':
          await commit(work, options, abort(new StorageError('storage_unavailable')));
          return commit(work, options, lasts);
        case 'closed after commit, opened again':
          await commit(work, options, lasts);
          return commit(work, options, lasts);
        case 'closed for good':
          return commit(work, options, abort(new StorageError('storage_unavailable')));
        case 'closed after commit for good':
          await commit(work, options, lasts);
          return err({ code: 'storage_unavailable' as const });
        default:
          return commit(work, options, lasts);
      }
    }

    return {
      ready: raw.ready,
      read(work, options) {
        if (power.isOn() && closedReads > 0) {
          closedReads--;
          onFault('storage closed under a read');
          return Promise.reject(closed());
        }
        return whileOn(raw.read(work, options));
      },
      write: (work, options) => whileOn(write(work, options)),
      watch: (query, next, failed) => raw.watch(query, next, failed),
      close: () => undefined,
    };
  }

  return {
    journal,
    raw,
    arm(fault, writes) {
      armed = { fault, writes };
    },
    setFull(full) {
      isFull = full;
    },
    closeReads(count) {
      closedReads = count;
    },
    heal() {
      armed = undefined;
      isFull = false;
      closedReads = 0;
    },
    open,
    async clone() {
      const copy = memoryBackend();
      for (const table of recordTables) {
        const rows = await raw.read((tx) => tx.all(table));
        await copy.write((tx) => tx.put(table, rows));
      }
      const known = { changes: new Map(journal.changes), acknowledged: new Set(journal.acknowledged) };
      return makeDisk(onFault, { raw: copy, journal: known });
    },
  };
}
