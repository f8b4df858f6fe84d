import { ok } from '../../../domain/kernel/result.ts';
import type { ItemStore, QueuedItem } from './types.ts';

/** A store that lives as long as its page: for a phone without room, or one that refuses storage. */
export function memoryStore(): ItemStore {
  const items = new Map<string, QueuedItem>();
  const files = new Map<string, ArrayBuffer>();
  return {
    async add(item, added) {
      if (items.has(item.id)) return ok(undefined);
      const order = Math.max(0, ...[...items.values()].map((other) => other.order)) + 1;
      items.set(item.id, { ...item, order });
      for (const { id, bytes } of added) files.set(id, bytes.slice().buffer);
      return ok(undefined);
    },
    items: async () => [...items.values()],
    bytes: async (file) => files.get(file),
    async note(id, patch) {
      const item = items.get(id);
      if (item) items.set(id, { ...item, ...patch });
      return ok(undefined);
    },
    async remove(id) {
      for (const file of items.get(id)?.files ?? []) files.delete(file.id);
      items.delete(id);
      return ok(undefined);
    },
  };
}
