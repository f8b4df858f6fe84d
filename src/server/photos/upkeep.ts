import { type Kysely, sql } from 'kysely';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { PHOTO_GRACE_DAYS } from '../../protocol/photos/photo.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { type PhotoStore, photoKey, type StoreFailure } from './photo-store.ts';
import { expiryOf } from './upload.ts';

const GRACE_MS = PHOTO_GRACE_DAYS * 86_400_000;

/** Maximum number of photos that one round removes. */
export const REMOVE_LIMIT = 1_000;

/** Matches photos that a record names, their thumbnails, and pictures of posts until the consent is taken back. */
const isNamed = sql<boolean>`(
  EXISTS (SELECT FROM record_photo n WHERE n.district = photo.district AND n.photo = photo.hash)
  OR EXISTS (
    SELECT FROM post_picture p
    WHERE p.district = photo.district AND p.photo = photo.hash AND p.taken_back_at IS NULL
  )
  OR EXISTS (
    SELECT FROM photo_holder h JOIN record_photo n ON n.district = h.district AND n.photo = h.photo
    WHERE h.district = photo.district AND h.thumb = photo.hash
  )
)`;

/** The plan of a round, for the log. A surprising number is seen a month before anything is lost. */
export interface UpkeepPlan {
  /** Number of photos, and of those that no record names. */
  readonly photos: number;
  readonly unnamed: number;
  /** Unnamed photos whose grace period is over, and their bytes. */
  readonly due: number;
  readonly dueBytes: number;
}

/** Marks photos that no record names, unmarks named ones, and counts. It removes nothing. */
export async function planUpkeep({ db, district, now }: ServerContext): Promise<UpkeepPlan> {
  const at = new Date(now());
  const due = new Date(now() - GRACE_MS);
  await sql`
    UPDATE photo SET unnamed_since = CASE WHEN unnamed_since IS NULL THEN ${at}::timestamptz END
    WHERE district = ${district} AND (unnamed_since IS NULL) <> ${isNamed}
  `.execute(db);
  const { rows } = await sql<UpkeepPlan>`
    SELECT count(*) AS photos, count(unnamed_since) AS unnamed, count(*) FILTER (WHERE unnamed_since < ${due}) AS due,
      coalesce(sum(size) FILTER (WHERE unnamed_since < ${due}), 0)::bigint AS "dueBytes"
    FROM photo WHERE district = ${district}
  `.execute(db);
  return rows[0] ?? { photos: 0, unnamed: 0, due: 0, dueBytes: 0 };
}

/** Removes a photo unless its mark was removed meanwhile, by an upload or a record that names it. */
async function removeOne(
  db: Kysely<Database>,
  { district, due }: { readonly district: string; readonly due: Date },
  store: PhotoStore,
  hash: string,
): Promise<boolean> {
  const removed = await db
    .deleteFrom('photo')
    .where('district', '=', district)
    .where('hash', '=', hash)
    .where('unnamed_since', '<', due)
    .where(sql<boolean>`NOT ${isNamed}`)
    .returning('hash')
    .executeTakeFirst();
  if (!removed) return false;
  const holders = db.updateTable('photo_holder').where('district', '=', district);
  await holders.set({ is_full: false }).where('photo', '=', hash).execute();
  await holders.set({ thumb: null }).where('thumb', '=', hash).execute();
  const gone = await store.remove(photoKey(district, hash));
  if (!gone.ok) throw new RemovalFault(gone.error);
  return true;
}

/** Rolls the transaction back. */
class RemovalFault extends Error {
  readonly failure: StoreFailure;
  constructor(failure: StoreFailure) {
    super('the store removed nothing');
    this.failure = failure;
  }
}

/**
 * Removes photos whose grace period is over, and abandoned uploads.
 * @returns the number of removed photos; if the store fails, the round ends and the next one continues
 */
export async function removeDue(
  { db, district, now }: ServerContext,
  store: PhotoStore,
): Promise<Result<number, StoreFailure>> {
  await db
    .deleteFrom('photo_upload')
    .where('district', '=', district)
    .where('touched_at', '<=', expiryOf(now()))
    .execute();
  const due = new Date(now() - GRACE_MS);
  const photos = await db
    .selectFrom('photo')
    .where('district', '=', district)
    .where('unnamed_since', '<', due)
    .select('hash')
    .orderBy('unnamed_since')
    .limit(REMOVE_LIMIT)
    .execute();
  let removed = 0;
  try {
    for (const { hash } of photos) {
      const isGone = await db.transaction().execute((each) => removeOne(each, { district, due }, store, hash));
      if (isGone) removed += 1;
    }
  } catch (thrown) {
    if (thrown instanceof RemovalFault) return err(thrown.failure);
    throw thrown;
  }
  await db
    .deleteFrom('photo_holder')
    .where('district', '=', district)
    .where('is_full', '=', false)
    .where('thumb', 'is', null)
    .execute();
  return ok(removed);
}
