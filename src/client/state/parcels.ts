import { type Accessor, createSignal, onCleanup } from 'solid-js';
import * as v from 'valibot';
import { err, type Result } from '../../domain/kernel/result.ts';
import { MAX_RELAY_BYTES, SealedFile } from '../../protocol/relay/relay.ts';
import type { ParcelRow } from '../data/relay/parcel-row.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import { useClient } from './context.ts';
import { createLiveList } from './live.ts';

export type ParcelFailure =
  | StorageFailure
  /** Some other file, or one that was cut off. */
  | { readonly code: 'not_a_parcel' }
  | { readonly code: 'relay_other_district' }
  | { readonly code: 'too_large' }
  | { readonly code: 'not_signed_in' };

/** What pages may do with teammates' files. */
export interface Parcels {
  /** Keeps a file for delivery; it goes at once where there is a network. */
  take(file: Pick<File, 'name' | 'size' | 'text'>): Promise<Result<void, ParcelFailure>>;
  /** Forgets a file and what became of it. */
  dismiss(id: string): Promise<Result<void, StorageFailure>>;
}

const named = /-([^-]+)-\d{8}/;

/** Whose file it is, by the name that the app gave it: 清源-待发-王芳-20261123.qingyuan. */
export const giverOf = (fileName: string): string => named.exec(fileName)?.[1] ?? fileName.replace(/\..*$/, '');

const FileText = v.pipe(v.string(), v.parseJson(), SealedFile);

/** Teammates' files, for pages: what reads them comes with the first page that does. */
export function useParcels(): Parcels {
  const { store, courier, session } = useClient();
  return {
    async take(file) {
      if (file.size > MAX_RELAY_BYTES) return err({ code: 'too_large' });
      // A file that is gone or out of reach by now gives an error instead of its text.
      const text = await file.text().catch(() => undefined);
      const parsed = v.safeParse(FileText, text);
      if (!parsed.success) return err({ code: 'not_a_parcel' });
      const owner = session.identity() ?? (await store.identity());
      if (!owner) return err({ code: 'not_signed_in' });
      if (parsed.output.district !== owner.district.id) return err({ code: 'relay_other_district' });
      const kept = await store.parcels.add(parsed.output, giverOf(file.name));
      if (kept.ok) void courier.run();
      return kept;
    },
    dismiss: (id) => store.parcels.remove(id),
  };
}

/** Teammates' files on this phone and what became of them, oldest first. */
export const createParcels = (): Accessor<readonly ParcelRow[] | undefined> =>
  createLiveList(() => (store) => store.parcels.list());

/** The file that is under way just now. */
export function createCarrying(): Accessor<string | undefined> {
  const { courier } = useClient();
  const [current, setCurrent] = createSignal(courier.current());
  onCleanup(courier.subscribe((next) => setCurrent(next)));
  return current;
}

export type { ParcelRow };
