import type { Result } from '../../../domain/kernel/result.ts';
import type { StorageFailure } from '../../platform/idb/errors.ts';
import { storageFailureOf } from '../../platform/idb/errors.ts';
import type { SealedFile } from '../crypto/types.ts';
import { memoryStore } from './memory-store.ts';
import type { Row } from './rows.ts';
import type { ItemPatch, ItemStore, QueuedItem } from './types.ts';

/** All that waits: on the phone, and what this page alone holds. */
export interface Holdings {
  /** Oldest first. `isWhole` is false where the phone's storage does not answer: then what this page itself holds. */
  look(): Promise<{ readonly rows: readonly Row[]; readonly isWhole: boolean }>;
  add(
    item: Omit<QueuedItem, 'order'>,
    files: readonly SealedFile[],
    keep: Row['kept'],
  ): Promise<Result<void, StorageFailure>>;
  /** What the phone has no room to note, this page knows all the same. */
  note(row: Row, patch: ItemPatch): Promise<void>;
  remove(id: string): Promise<Result<void, StorageFailure>>;
}

export function makeHoldings(store: ItemStore): Holdings {
  const memory = memoryStore();
  /** What could not be written down; it holds as long as no other page has noted something newer. */
  const unnoted = new Map<string, { readonly since: number; readonly patch: ItemPatch }>();

  async function rowsOf(home: ItemStore, kept: Row['kept']): Promise<Row[]> {
    const items = await home.items();
    return items.map((item) => {
      const own = unnoted.get(item.id);
      if (own?.since === item.notBefore) return { item: { ...item, ...own.patch }, home, kept };
      unnoted.delete(item.id);
      return { item, home, kept };
    });
  }

  return {
    async look() {
      const own = await rowsOf(memory, 'memory');
      try {
        const kept = await rowsOf(store, 'phone');
        const ids = new Set(kept.map(({ item }) => item.id));
        // The phone has it after all: what it said of a write came too late, or not at all.
        for (const id of ids) await memory.remove(id);
        return { rows: [...kept, ...own.filter(({ item }) => !ids.has(item.id))], isWhole: true };
      } catch (error) {
        if (!storageFailureOf(error)) throw error;
        return { rows: own, isWhole: false };
      }
    },
    add: (item, files, keep) => (keep === 'phone' ? store : memory).add(item, files),
    async note({ item: { id, notBefore }, home }, patch) {
      const before = unnoted.get(id);
      const all = { ...before?.patch, ...patch };
      const noted = await home.note(id, all);
      if (noted.ok) unnoted.delete(id);
      else unnoted.set(id, { since: before?.since ?? notBefore, patch: all });
    },
    async remove(id) {
      await memory.remove(id);
      return store.remove(id);
    },
  };
}
