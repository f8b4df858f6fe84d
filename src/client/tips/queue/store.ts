import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import type { OfficeInfo } from '../../../protocol/tips/tip.ts';
import { type StorageFailure, storageFailureOf } from '../../platform/idb/errors.ts';
import { type TableName, type Tx, tipDatabase } from './database.ts';
import { flagWaitingTips } from './local-flags.ts';
import type { Draft, TipStore, Trusted } from './types.ts';

/** Returns a buffer that holds these bytes and no others. */
const ownBuffer = (bytes: Uint8Array<ArrayBuffer>): ArrayBuffer =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;

interface TipStoreOptions {
  readonly factory?: IDBFactory;
  /** Told within each transaction whether something waits; other pages look at the flag when they start. */
  readonly mark?: (waiting: boolean) => void;
}

/** The phone's tip store: a separate database, shared by all tabs, that no member's code opens. */
export function openTipStore(
  name = 'qingyuan-tips',
  { factory, mark = flagWaitingTips }: TipStoreOptions = {},
): TipStore {
  const database = tipDatabase(name, factory);

  async function write<T>(
    tables: TableName[],
    work: (tx: Tx<'readwrite'>) => Promise<T>,
  ): Promise<Result<T, StorageFailure>> {
    try {
      return ok(await database.write(tables, work));
    } catch (error) {
      const code = storageFailureOf(error);
      if (code) return err({ code });
      throw error;
    }
  }

  const kept = async (key: string): Promise<unknown> =>
    (await database.read(['kept'], (tx) => tx.objectStore('kept').get(key)))?.value;
  const keep = (key: string, value: unknown) =>
    write(['kept'], async (tx) => void (await tx.objectStore('kept').put({ key, value })));

  return {
    add: (item, files) =>
      write(['item', 'bytes'], async (tx) => {
        const [items, bytes] = [tx.objectStore('item'), tx.objectStore('bytes')];
        const all = await items.getAll();
        if (all.some(({ id }) => id === item.id)) return;
        const order = Math.max(0, ...all.map((other) => other.order)) + 1;
        await Promise.all([
          items.add({ ...item, order }),
          ...files.map((file) => bytes.put({ file: file.id, item: item.id, bytes: ownBuffer(file.bytes) })),
        ]);
        mark(true);
      }),
    async items() {
      const items = await database.read(['item'], async (tx) => {
        const all = await tx.objectStore('item').getAll();
        mark(all.length > 0);
        return all;
      });
      return items.sort((a, b) => a.order - b.order);
    },
    bytes: async (file) => (await database.read(['bytes'], (tx) => tx.objectStore('bytes').get(file)))?.bytes,
    note: (id, patch) =>
      write(['item'], async (tx) => {
        const items = tx.objectStore('item');
        const item = await items.get(id);
        if (item) await items.put({ ...item, ...patch });
      }),
    remove: (id) =>
      write(['item', 'bytes'], async (tx) => {
        const [items, bytes] = [tx.objectStore('item'), tx.objectStore('bytes')];
        const files = await bytes.index('byItem').getAllKeys(id);
        await Promise.all([items.delete(id), ...files.map((file) => bytes.delete(file))]);
      }),
    office: async () => (await kept('office')) as OfficeInfo | undefined,
    keepOffice: (info) => keep('office', info),
    trusted: async () => (await kept('trusted')) as Trusted | undefined,
    keepTrusted: (trusted) => keep('trusted', trusted),
    draft: async () => (await kept('draft')) as Draft | undefined,
    keepDraft: (draft) => keep('draft', draft),
    dropDraft: () => write(['kept'], (tx) => tx.objectStore('kept').delete('draft')),
    close: () => database.close(),
  };
}
