import type { SealedFile } from '../../../protocol/relay/relay.ts';
import { type Backend, under } from '../idb/backend.ts';
import type { StoreResult } from '../store-types.ts';
import type { ParcelRow } from './parcel-row.ts';

/** Files of teammates on this phone. They lie beside the records and never touch them. */
export interface ParcelStore {
  /** Keeps a file to be delivered; one that was delivered before goes once more, which changes nothing at the server. */
  add(file: SealedFile, from: string): StoreResult<void>;
  /** Files to be delivered, oldest first. */
  waiting(): Promise<ParcelRow[]>;
  /** All of them, oldest first. */
  list(): Promise<ParcelRow[]>;
  /** Notes what became of a file, and wipes its content. */
  settle(id: string, what: Pick<ParcelRow, 'state' | 'outcome' | 'refusal'>): StoreResult<void>;
  remove(id: string): StoreResult<void>;
  /** Forgets what was settled before `time`, phone time in milliseconds. */
  forget(time: number): StoreResult<void>;
}

const tables = { tables: ['parcel'] } as const;
const states = ['waiting', 'delivered', 'refused'] as const;
const byTime = (a: ParcelRow, b: ParcelRow): number => a.receivedAt - b.receivedAt;

/** @param now the phone's clock, milliseconds since 1970 */
export function makeParcelStore({ read, write }: Pick<Backend, 'read' | 'write'>, now: () => number): ParcelStore {
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
