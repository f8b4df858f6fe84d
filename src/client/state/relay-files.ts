import { type Accessor, createSignal, onCleanup } from 'solid-js';
import * as v from 'valibot';
import { err, type Result } from '../../domain/kernel/result.ts';
import { MAX_RELAY_BYTES, SealedFile } from '../../protocol/relay/relay.ts';
import type { RelayFileRow } from '../data/relay/relay-file-row.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import { useClient } from './context.ts';
import { createLiveList } from './live.ts';

export type RelayFileFailure =
  | StorageFailure
  /** Some other file, or an incomplete one. */
  | { readonly code: 'not_a_relay_file' }
  | { readonly code: 'relay_other_district' }
  | { readonly code: 'too_large' }
  | { readonly code: 'not_signed_in' };

/** Commands of pages on relay files. */
export interface RelayFiles {
  /** Stores a file for delivery, which starts at once if there is a network. */
  take(file: Pick<File, 'name' | 'size' | 'text'>): Promise<Result<void, RelayFileFailure>>;
  /** Deletes a file and its result. */
  dismiss(id: string): Promise<Result<void, StorageFailure>>;
}

const named = /-([^-]+)-\d{8}/;

/** Returns who gave a file, by the name that the app gave it: 清源-待发-王芳-20261123.qingyuan. */
export const giverOf = (fileName: string): string => named.exec(fileName)?.[1] ?? fileName.replace(/\..*$/, '');

const FileText = v.pipe(v.string(), v.parseJson(), SealedFile);

/** Returns the commands on relay files; their code is loaded with the first page that uses them. */
export function useRelayFiles(): RelayFiles {
  const { store, relaySender, session } = useClient();
  return {
    async take(file) {
      if (file.size > MAX_RELAY_BYTES) return err({ code: 'too_large' });
      // A file that no longer exists or cannot be read throws.
      const text = await file.text().catch(() => undefined);
      const parsed = v.safeParse(FileText, text);
      if (!parsed.success) return err({ code: 'not_a_relay_file' });
      const owner = session.identity() ?? (await store.identity());
      if (!owner) return err({ code: 'not_signed_in' });
      if (parsed.output.district !== owner.district.id) return err({ code: 'relay_other_district' });
      const kept = await store.relayFiles.add(parsed.output, giverOf(file.name));
      if (kept.ok) void relaySender.run();
      return kept;
    },
    dismiss: (id) => store.relayFiles.remove(id),
  };
}

/** Lists the relay files on this phone with their results, oldest first. */
export const createRelayFiles = (): Accessor<readonly RelayFileRow[] | undefined> =>
  createLiveList(() => (store) => store.relayFiles.list());

/** Returns the id of the file being delivered. */
export function createDelivering(): Accessor<string | undefined> {
  const { relaySender } = useClient();
  const [current, setCurrent] = createSignal(relaySender.current());
  onCleanup(relaySender.subscribe((next) => setCurrent(next)));
  return current;
}

export type { RelayFileRow };
