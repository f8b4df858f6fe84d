import type { SealedFile } from '../../../protocol/relay/relay.ts';
import { type Backend, under } from '../idb/backend.ts';
import type { StoreResult } from '../store-types.ts';
import type { RelayFileRow } from './relay-file-row.ts';

/** Relay files on this phone. They are stored apart from records. */
export interface RelayStore {
  /**
   * Stores a file to be delivered. A file that was delivered before is delivered again, without effect on the server.
   */
  add(file: SealedFile, from: string): StoreResult<void>;
  /** Lists files to be delivered, oldest first. */
  waiting(): Promise<RelayFileRow[]>;
  /** Lists all files, oldest first. */
  list(): Promise<RelayFileRow[]>;
  /** Stores the result for a file and deletes its content. */
  settle(id: string, what: Pick<RelayFileRow, 'state' | 'outcome' | 'refusal'>): StoreResult<void>;
  remove(id: string): StoreResult<void>;
  /** Deletes files that were settled before `time`, phone time in milliseconds. */
  forget(time: number): StoreResult<void>;
}

const tables = { tables: ['parcel'] } as const;
const states = ['waiting', 'delivered', 'refused'] as const;
const byTime = (a: RelayFileRow, b: RelayFileRow): number => a.receivedAt - b.receivedAt;

/** @param now the phone's clock, milliseconds since 1970 */
export function makeRelayStore({ read, write }: Pick<Backend, 'read' | 'write'>, now: () => number): RelayStore {
  return {
    add: (file, from) =>
      write(async (tx) => {
        const known = await tx.get('parcel', file.nonce);
        if (known?.state === 'waiting') return;
        await tx.put('parcel', [{ id: file.nonce, file, from, state: 'waiting', receivedAt: now() }]);
      }, tables),
    waiting: () => read((tx) => tx.range('parcel', { index: 'byState', ...under('waiting') }), tables),
    list: () =>
      read(async (tx) => {
        const found = await Promise.all(
          states.map((state) => tx.range('parcel', { index: 'byState', ...under(state) })),
        );
        return found.flat().sort(byTime);
      }, tables),
    settle: (id, what) =>
      write(async (tx) => {
        const known = await tx.get('parcel', id);
        if (known?.state !== 'waiting') return;
        const { from, receivedAt } = known;
        await tx.put('parcel', [{ id, from, receivedAt, settledAt: now(), ...what }]);
      }, tables),
    remove: (id) => write((tx) => tx.remove('parcel', [id]), tables),
    forget: (time) =>
      write(async (tx) => {
        for (const state of ['delivered', 'refused'] as const) {
          const settled = await tx.range('parcel', { index: 'byState', ...under(state) });
          await tx.remove(
            'parcel',
            settled.filter(({ settledAt = 0 }) => settledAt < time).map(({ id }) => id),
          );
        }
      }, tables),
  };
}
