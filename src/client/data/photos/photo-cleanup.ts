import type { Id } from '../../../domain/kernel/id.ts';
import { photosIn } from '../../../domain/records/field.ts';
import { isDeleted, photosOf } from '../../../domain/records/record.ts';
import { type Tx, under } from '../idb/backend.ts';
import { allChanges, changesOfRecord } from '../outbox/receipts.ts';
import { localRecords } from '../replica/local-record.ts';
import type { Fields, LocalRecord } from '../store-types.ts';
import { bytesKey, bytesKeys, type PhotoRow } from './photo-row.ts';

const DAY_MS = 86_400_000;

/** How long a photo is kept that no record and no draft names. A form that is open now may not have saved its draft. */
const ORPHAN_MS = DAY_MS;
/** How long the bytes of a received photo are kept, in case the server loses a night's data. */
const KEEP_FULL_MS = 2 * DAY_MS;
/** Own photos whose thumbnails are kept so that 我的记录 shows them offline: some 6 MB. */
const MOST_THUMBS = 300;

const isNamedBy = (local: LocalRecord | undefined, hash: string): boolean =>
  local !== undefined && !isDeleted(local.record) && photosOf(local.record).includes(hash);

async function recordsOf(tx: Tx, row: PhotoRow): Promise<(LocalRecord | undefined)[]> {
  return localRecords(tx, await tx.getMany('record', row.records));
}

/** Maps photos to the records that name them, by the changes on this phone. */
async function namedInChanges(tx: Tx): Promise<ReadonlyMap<string, readonly Id[]>> {
  const named = new Map<string, Id[]>();
  for (const { state, fields, record } of await allChanges(tx))
    for (const hash of state === 'withdrawn' ? [] : photosIn(fields.photos))
      named.set(hash, [...(named.get(hash) ?? []), record]);
  return named;
}

const naming = (row: PhotoRow, records: readonly Id[]): PhotoRow => ({
  ...row,
  state: row.state === 'draft' ? 'waiting' : row.state,
  records: [...new Set([...row.records, ...records])],
});

/** Assigns photos of saved records whose app was killed before it could; returns forgotten ones. */
async function cleanUpDrafts(tx: Tx, now: number): Promise<PhotoRow[]> {
  const drafts = await tx.range('photo', { index: 'byState', ...under('draft') });
  if (!drafts.length) return [];
  const [named, metas] = await Promise.all([namedInChanges(tx), tx.all('meta')]);
  const inForms = new Set(
    metas.flatMap(({ key, value }) => (key.startsWith('draft/') ? photosIn((value as Fields).photos) : [])),
  );
  const inRecords = drafts.flatMap((row) => {
    const records = named.get(row.hash);
    return records ? [naming(row, records)] : [];
  });
  await tx.put('photo', inRecords);
  return drafts.filter(({ hash, addedAt }) => !named.has(hash) && !inForms.has(hash) && addedAt < now - ORPHAN_MS);
}

/**
 * Tells whether a record was withdrawn before the server had it. A record that is not here may belong to a year that
 * was removed.
 */
async function isTakenBack(tx: Tx, record: Id): Promise<boolean> {
  const changes = await changesOfRecord(tx, record);
  return changes.length > 0 && changes.every(({ state }) => state === 'withdrawn');
}

async function isDropped(tx: Tx, row: PhotoRow): Promise<boolean> {
  const records = await recordsOf(tx, row);
  if (records.length === 0 || records.some((local) => isNamedBy(local, row.hash))) return false;
  for (const [i, local] of records.entries())
    if (!local && !(await isTakenBack(tx, row.records[i] ?? ''))) return false;
  return true;
}

/** Finds unsent photos that were removed from their records, or whose records were withdrawn. */
async function dropped(tx: Tx): Promise<PhotoRow[]> {
  const states = ['waiting', 'failed'] as const;
  const open = await Promise.all(states.map((state) => tx.range('photo', { index: 'byState', ...under(state) })));
  const gone: PhotoRow[] = [];
  for (const row of open.flat()) if (await isDropped(tx, row)) gone.push(row);
  if (!gone.length) return [];
  // If the app was killed, a record replaced under a new id may not have been added to its photos.
  const named = await namedInChanges(tx);
  const others = ({ hash, records }: PhotoRow) => (named.get(hash) ?? []).filter((record) => !records.includes(record));
  await tx.put(
    'photo',
    gone.flatMap((row) => (others(row).length ? [naming(row, others(row))] : [])),
  );
  return gone.filter((row) => others(row).length === 0);
}

async function remove(tx: Tx, photos: readonly PhotoRow[]): Promise<void> {
  await tx.remove(
    'photo',
    photos.map(({ hash }) => hash),
  );
  await tx.remove(
    'photoBytes',
    photos.flatMap(({ hash }) => bytesKeys(hash)),
  );
}

/** Deletes photos that no record on this phone needs sent any more. */
export async function dropUnnamed(tx: Tx): Promise<void> {
  await remove(tx, await dropped(tx));
}

/** Lists received photos whose bytes are no longer needed, because their records were received too. */
async function settled(tx: Tx, received: readonly PhotoRow[], now: number): Promise<PhotoRow[]> {
  const done: PhotoRow[] = [];
  for (const row of received) {
    const isOld = (row.receivedAt ?? now) <= now - KEEP_FULL_MS;
    if (!isOld) continue;
    const records = await recordsOf(tx, row);
    if (records.every((local) => local === undefined || local.delivery === 'received')) done.push(row);
  }
  return done;
}

/**
 * Completes what a killed app left unfinished and deletes what is no longer needed. That is photos of abandoned forms,
 * photos removed from records, and bytes that the server has had for long.
 * @param now phone time, milliseconds since 1970
 */
export async function cleanUpPhotos(tx: Tx, now: number): Promise<void> {
  await remove(tx, await cleanUpDrafts(tx, now));
  await dropUnnamed(tx);
  const received = await tx.range('photo', { index: 'byState', ...under('received') });
  const done = await settled(tx, received, now);
  await remove(tx, done.slice(0, Math.max(0, done.length - MOST_THUMBS)));
  await tx.remove(
    'photoBytes',
    done.map(({ hash }) => bytesKey(hash, 'full')),
  );
}
