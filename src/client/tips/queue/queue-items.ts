import type { Result } from '../../../domain/kernel/result.ts';
import { type StorageFailure, storageFailureOf } from '../../platform/idb/errors.ts';
import type { SealedFile } from '../crypto/photos.ts';
import { memoryStore } from './memory-store.ts';
import type { ItemPatch, ItemStore, QueuedItem } from './types.ts';

/** An item, and the store that holds it: the phone's, or this page's memory. */
export interface Row {
  readonly item: QueuedItem;
  readonly home: ItemStore;
  readonly kept: 'phone' | 'memory';
}

/**
 * Whether an earlier text of the same mailbox is still to be sent. The server takes a message only after its tip and the
 * messages before it. Refused texts do not count.
 */
export const isBehind = ({ item }: Row, rows: readonly Row[]): boolean =>
  rows.some(
    ({ item: other }) =>
      other.mailbox === item.mailbox && other.seq < item.seq && !other.taken && other.refused === null,
  );

/** Sorts by failures, fewest first, so that an item that always fails never holds up the others. */
export const inTurn = (rows: readonly Row[], failures: (id: string) => number): readonly Row[] =>
  [...rows].sort((a, b) => failures(a.item.id) - failures(b.item.id));

/** All waiting items: those on the phone, and those that only this page holds. */
export interface QueueItems {
  /** Oldest first. `isWhole` is false if the phone's storage does not answer; then only this page's own items are in. */
  look(): Promise<{ readonly rows: readonly Row[]; readonly isWhole: boolean }>;
  add(
    item: Omit<QueuedItem, 'order'>,
    files: readonly SealedFile[],
    keep: Row['kept'],
  ): Promise<Result<void, StorageFailure>>;
  /** Updates an item. If the phone has no room for the update, this page remembers it. */
  note(row: Row, patch: ItemPatch): Promise<void>;
  remove(id: string): Promise<Result<void, StorageFailure>>;
}

export function makeQueueItems(store: ItemStore): QueueItems {
  const memory = memoryStore();
  /** Updates that could not be stored. They hold until another page stores a newer one. */
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
        // A write that was reported as failed, or late, has reached the phone after all.
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
