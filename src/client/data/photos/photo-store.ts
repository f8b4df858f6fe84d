import type { Id } from '../../../domain/kernel/id.ts';
import type { NewPhoto } from '../../../domain/photos/photo.ts';
import type { PhotoVariant } from '../../../protocol/photos/photo.ts';
import { type Backend, type ReadTx, recordTables, type Tx, under } from '../idb/backend.ts';
import type { StoreResult } from '../store-types.ts';
import { cleanUpPhotos, dropUnnamed } from './photo-cleanup.ts';
import { bytesKey, bytesKeys, type PhotoFault, type PhotoRow, type PhotoState } from './photo-row.ts';
/** The photos on this phone. Each operation is one transaction that does not use the tables of a save. */
export interface PhotoStore {
  /** Stores a photo durably. A photo that is already here is not changed. */
  add(photo: NewPhoto): StoreResult<void>;
  /** Adds a saved record to photos, which are sent from now on. */
  name(record: Id, hashes: readonly string[]): StoreResult<void>;
  photos(hashes: readonly string[]): Promise<readonly (PhotoRow | undefined)[]>;
  /** Lists photos of a state, oldest first. */
  inState(state: PhotoState): Promise<PhotoRow[]>;
  bytes(hash: string, variant: PhotoVariant): Promise<ArrayBuffer | undefined>;
  /** Stores the address of an upload; undefined if there is none any more. */
  noteUpload(hash: string, variant: PhotoVariant, url?: string): StoreResult<void>;
  /** Stores how many bytes of both variants the server has. */
  noteSent(hash: string, sent: number): StoreResult<void>;
  /** Marks photos as received, after the server's confirmation. */
  noteReceived(hashes: readonly string[]): StoreResult<void>;
  /** Marks photos as waiting again because the server lost them. */
  sendAgain(hashes: readonly string[]): StoreResult<void>;
  noteFault(hash: string, failure: PhotoFault): StoreResult<void>;
  remove(hash: string): StoreResult<void>;
  /** Deletes photos that were removed from their records, or whose records were withdrawn. */
  dropUnnamed(): StoreResult<void>;
  /** Completes unfinished steps and deletes what is not needed: see `cleanUpPhotos`. */
  cleanUp(): StoreResult<void>;
  watch<T>(query: () => Promise<T>, next: (value: T) => void, failed: (error: unknown) => void): () => void;
}

const rows = { tables: ['photo'] } as const;
const rowsAndBytes = { tables: ['photo', 'photoBytes'] } as const;
const everything = { tables: ['photo', 'photoBytes', ...recordTables] } as const;

const inState = (tx: ReadTx, state: PhotoState): Promise<PhotoRow[]> =>
  tx.range('photo', { index: 'byState', ...under(state) });

/** Changes photos that still exist. */
async function change(tx: Tx, hashes: readonly string[], after: (row: PhotoRow) => PhotoRow): Promise<void> {
  const known = await tx.getMany('photo', hashes);
  await tx.put(
    'photo',
    known.flatMap((row) => (row ? [after(row)] : [])),
  );
}

const waitingAgain = ({ failure: _, receivedAt: __, ...row }: PhotoRow): PhotoRow => ({
  ...row,
  state: 'waiting',
  uploads: {},
  sent: 0,
});

/** @param now the phone's clock, milliseconds since 1970 */
export function makePhotoStore({ read, write, watch }: Backend, now: () => number): PhotoStore {
  const edit = (hashes: readonly string[], after: (row: PhotoRow) => PhotoRow) =>
    write((tx) => change(tx, hashes, after), rows);
  return {
    watch,
    add: ({ hash, thumbHash, full, thumb }) =>
      write(async (tx) => {
        if (await tx.get('photo', hash)) return;
        const size = { full: full.byteLength, thumb: thumb.byteLength };
        const row = {
          hash,
          thumbHash,
          size,
          state: 'draft',
          addedAt: now(),
          records: [],
          uploads: {},
          sent: 0,
        } as const;
        await tx.put('photo', [row]);
        await tx.put('photoBytes', [
          { key: bytesKey(hash, 'full'), bytes: full },
          { key: bytesKey(hash, 'thumb'), bytes: thumb },
        ]);
      }, rowsAndBytes),
    name: (record, hashes) =>
      edit(hashes, (row) => ({
        ...row,
        state: row.state === 'draft' ? 'waiting' : row.state,
        records: [...new Set([...row.records, record])],
      })),
    photos: (hashes) => read((tx) => tx.getMany('photo', hashes), rows),
    inState: (state) => read((tx) => inState(tx, state), rows),
    bytes: (hash, variant) =>
      read(async (tx) => (await tx.get('photoBytes', bytesKey(hash, variant)))?.bytes, { tables: ['photoBytes'] }),
    noteUpload: (hash, variant, url) =>
      edit([hash], (row) => {
        const { [variant]: _, ...others } = row.uploads;
        return { ...row, uploads: url === undefined ? others : { ...others, [variant]: url } };
      }),
    noteSent: (hash, sent) => edit([hash], (row) => ({ ...row, sent })),
    noteReceived: (hashes) =>
      edit(hashes, ({ failure: _, ...row }) => ({
        ...row,
        state: 'received',
        uploads: {},
        sent: row.size.full + row.size.thumb,
        receivedAt: now(),
      })),
    sendAgain: (hashes) => edit(hashes, waitingAgain),
    noteFault: (hash, failure) => edit([hash], (row) => ({ ...row, state: 'failed', failure })),
    remove: (hash) =>
      write(async (tx) => {
        await tx.remove('photo', [hash]);
        await tx.remove('photoBytes', bytesKeys(hash));
      }, rowsAndBytes),
    dropUnnamed: () => write((tx) => dropUnnamed(tx), everything),
    cleanUp: () => write((tx) => cleanUpPhotos(tx, now()), everything),
  };
}
