import { photosIn } from '../../domain/field.ts';
import { isDeleted, photosOf } from '../../domain/record.ts';
import { type Tx, under } from './backend.ts';
import { localRecords } from './local-record.ts';
import { bytesKey, bytesKeys, type PhotoRow } from './photo-row.ts';
import type { ChangeRow } from './rows.ts';
import type { Fields, LocalRecord } from './store.ts';

const DAY_MS = 86_400_000;

/** A photo that no form and no record names stays so long: a form that is open just now has not said so yet. */
const ORPHAN_MS = DAY_MS;
/** The bytes of a photo that the server holds stay so long: should it lose them with a night's work, it gets them again. */
const KEEP_FULL_MS = 2 * DAY_MS;
/** Own photos whose thumbnails stay, so that 我的记录 shows them without a network: some 6 MB. */
const MOST_THUMBS = 300;

const isHeld = (local: LocalRecord | undefined, hash: string): boolean =>
  local !== undefined && !isDeleted(local.record) && photosOf(local.record).includes(hash);

async function recordsOf(tx: Tx, row: PhotoRow): Promise<(LocalRecord | undefined)[]> {
  return localRecords(tx, await tx.getMany('record', row.records));
}

/** Chosen photos: those of a saved record were cut off from it by a killed app and go on; forgotten ones leave. */
async function sweepDrafts(tx: Tx, now: number): Promise<PhotoRow[]> {
  const drafts = await tx.range('photo', { index: 'byState', ...under('draft') });
  if (!drafts.length) return [];
  const [changes, metas] = await Promise.all([tx.all('change'), tx.all('meta')]);
  const named = new Map<string, ChangeRow[]>();
  for (const change of changes)
    for (const hash of change.state === 'withdrawn' ? [] : photosIn(change.fields.photos))
      named.set(hash, [...(named.get(hash) ?? []), change]);
  const inForms = new Set(
    metas.flatMap(({ key, value }) => (key.startsWith('draft/') ? photosIn((value as Fields).photos) : [])),
  );
  await tx.put(
    'photo',
    drafts.flatMap((row): PhotoRow[] => {
      const records = (named.get(row.hash) ?? []).map(({ record }) => record);
      return records.length ? [{ ...row, state: 'waiting', records: [...new Set(records)] }] : [];
    }),
  );
  return drafts.filter(({ hash, addedAt }) => !named.has(hash) && !inForms.has(hash) && addedAt < now - ORPHAN_MS);
}

/** Photos whose every record is here and no longer names them. */
async function dropped(tx: Tx, photos: readonly PhotoRow[]): Promise<PhotoRow[]> {
  const gone: PhotoRow[] = [];
  for (const row of photos) {
    const records = await recordsOf(tx, row);
    const allHere = records.length > 0 && records.every((local) => local !== undefined);
    if (allHere && !records.some((local) => isHeld(local, row.hash))) gone.push(row);
  }
  return gone;
}

/** Received photos whose bytes are no longer needed: their records have their receipts too. */
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
 * Mends what a killed app left half done, and lets go of what nobody needs: photos of forms that were given up, photos
 * that were taken off their records, the bytes of those that the server has long held.
 * @param now phone time, milliseconds since 1970
 */
export async function sweepPhotos(tx: Tx, now: number): Promise<void> {
  const orphans = await sweepDrafts(tx, now);
  const [waiting, failed, received] = await Promise.all(
    (['waiting', 'failed', 'received'] as const).map((state) =>
      tx.range('photo', { index: 'byState', ...under(state) }),
    ),
  );
  const gone = [...orphans, ...(await dropped(tx, [...(waiting ?? []), ...(failed ?? [])]))];
  const done = await settled(tx, received ?? [], now);
  const beyond = done.slice(0, Math.max(0, done.length - MOST_THUMBS));
  const leaving = [...gone, ...beyond];
  await tx.remove(
    'photo',
    leaving.map(({ hash }) => hash),
  );
  await tx.remove('photoBytes', [
    ...leaving.flatMap(({ hash }) => bytesKeys(hash)),
    ...done.map(({ hash }) => bytesKey(hash, 'full')),
  ]);
}
