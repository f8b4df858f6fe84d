import type { StorageFailureCode } from '../../../../../src/client/platform/idb/errors.ts';
import { memoryStore } from '../../../../../src/client/tips/queue/memory-store.ts';
import type { ItemStore } from '../../../../../src/client/tips/queue/types.ts';
import { err, ok, type Result } from '../../../../../src/domain/kernel/result.ts';

/** What can happen at a write. */
export const writeFaults = [
  'killed before commit',
  'killed after commit',
  'failed',
  'failed after commit',
  'full',
] as const;
export type WriteFault = (typeof writeFaults)[number];

/** What the simulation sees of a phone's storage. */
export interface DiskWatch {
  readonly onFault: (kind: string) => void;
  readonly onAdd: (id: string) => void;
  /** Whether it was written. */
  readonly onNote: (id: string, isKept: boolean) => void;
  /** About to be taken away. */
  readonly onRemove: (id: string) => void;
}

/** A phone's storage. It outlives its pages. */
export interface Disk {
  /** As it is, for the invariants. */
  readonly raw: ItemStore;
  /** Something happens at the n-th write from now on. */
  arm(fault: WriteFault, writes: number): void;
  /** The next reads fail, as after iOS has closed the database in the background. */
  closeReads(count: number): void;
  setFull(isFull: boolean): void;
  /** A photo is no longer what it was, or gone. */
  damage(file: string): void;
  heal(): void;
  /** @param kill ends the page that writes */
  open(kill: () => void): ItemStore;
}

const closed = () => new DOMException('The database connection is closing.', 'InvalidStateError');

export function makeDisk({ onFault, onAdd, onNote, onRemove }: DiskWatch): Disk {
  const raw = memoryStore();
  const damaged = new Set<string>();
  let armed: { readonly fault: WriteFault; writes: number } | undefined;
  let closedReads = 0;
  let isFull = false;

  function due(): WriteFault | undefined {
    if (!armed || --armed.writes > 0) return undefined;
    const { fault } = armed;
    armed = undefined;
    onFault(`storage ${fault}`);
    return fault;
  }

  async function read<T>(work: () => Promise<T>): Promise<T> {
    if (closedReads === 0) return work();
    closedReads--;
    onFault('storage closed under a read');
    throw closed();
  }

  type Written = Result<void, { readonly code: StorageFailureCode }>;
  /** @param needsRoom taking away works on a full phone too */
  async function write(work: () => Promise<Written>, needsRoom: boolean, kill: () => void): Promise<Written> {
    const fault = due();
    if (fault === 'failed') return err({ code: 'storage_unavailable' });
    if (needsRoom && (isFull || fault === 'full')) return err({ code: 'storage_full' });
    if (fault === 'killed before commit') {
      kill();
      return ok(undefined);
    }
    const done = await work();
    if (fault === 'killed after commit') kill();
    return fault === 'failed after commit' ? err({ code: 'storage_unavailable' }) : done;
  }

  return {
    raw,
    arm(fault, writes) {
      armed = { fault, writes };
    },
    closeReads(count) {
      closedReads = count;
    },
    setFull(full) {
      isFull = full;
    },
    damage: (file) => void damaged.add(file),
    heal() {
      armed = undefined;
      closedReads = 0;
      isFull = false;
    },
    open: (kill) => ({
      items: () => read(() => raw.items()),
      bytes: (file) => read(async () => (damaged.has(file) ? undefined : raw.bytes(file))),
      async add(item, files) {
        const work = async () => {
          onAdd(item.id);
          return raw.add(item, files);
        };
        return write(work, true, kill);
      },
      async note(id, patch) {
        const noted = await write(() => raw.note(id, patch), true, kill);
        onNote(id, noted.ok);
        return noted;
      },
      async remove(id) {
        const work = async () => {
          onRemove(id);
          return raw.remove(id);
        };
        return write(work, false, kill);
      },
    }),
  };
}
