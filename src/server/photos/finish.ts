import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { checkJpeg } from '../../domain/photos/jpeg.ts';
import { isPhotoSize, type PhotoRefusal, type PhotoVariant } from '../../protocol/photos/photo.ts';
import type { ServerContext } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { type PhotoStore, photoKey, type StoreFailure } from './photo-store.ts';

export interface Refusal {
  readonly code: 'photo_refused';
  readonly detail: PhotoRefusal;
}

interface WholeUpload {
  readonly photo: string;
  readonly variant: PhotoVariant;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

async function wholeUpload({ db, district }: ServerContext, member: Id, id: Id): Promise<WholeUpload | undefined> {
  const upload = await db
    .selectFrom('photo_upload')
    .where('district', '=', district)
    .where('id', '=', id)
    .where('member', '=', member)
    .where('is_held', '=', false)
    .whereRef('received', '=', 'size')
    .select(['photo', 'variant', 'sha256', 'size'])
    .executeTakeFirst();
  if (!upload) return undefined;
  const parts = await db
    .selectFrom('photo_part')
    .where('district', '=', district)
    .where('upload', '=', id)
    .select('bytes')
    .orderBy('start')
    .execute();
  const bytes = Buffer.concat(parts.map((part) => part.bytes));
  // Another server has just finished it and dropped the parts.
  return bytes.length === upload.size ? { ...upload, bytes } : undefined;
}

/** Why the bytes can not be the photo that was announced; undefined when they are. */
function refusalOf({ sha256, variant, bytes }: WholeUpload): PhotoRefusal | undefined {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return 'hash_mismatch';
  const checked = checkJpeg(bytes);
  if (!checked.ok) return checked.error;
  return isPhotoSize(checked.value, variant) ? undefined : 'too_many_pixels';
}

/**
 * Puts a photo into the store, unless it lies there already. Its row comes before its bytes: upkeep, which removes only
 * what has long been marked, leaves it alone from here on, and finds it should nobody ever come to the end.
 */
async function keep(
  { db, district }: ServerContext,
  store: PhotoStore,
  { sha256, bytes }: WholeUpload,
): Promise<Result<void, StoreFailure>> {
  const { stored } = await db
    .insertInto('photo')
    .values({ district, hash: sha256, size: bytes.length })
    .onConflict((conflict) => conflict.columns(['district', 'hash']).doUpdateSet({ unnamed_since: null }))
    .returning('stored')
    .executeTakeFirstOrThrow();
  const key = photoKey(district, sha256);
  const has = stored ? await store.has(key) : ok(false);
  return !has.ok ? has : has.value ? ok(undefined) : store.put(key, bytes);
}

/** Notes that the photo is stored and that the member had it, and lets the parts go. */
async function acknowledge(context: ServerContext, actor: Actor, id: Id, upload: WholeUpload): Promise<void> {
  const { district } = context;
  const isFull = upload.variant === 'full';
  const held = isFull ? { is_full: true } : { thumb: upload.sha256 };
  await inTransaction(context.db, async (db) => {
    await db
      .updateTable('photo')
      .set({ stored: true })
      .where('district', '=', district)
      .where('hash', '=', upload.sha256)
      .execute();
    await db
      .insertInto('photo_holder')
      .values({
        district,
        photo: upload.photo,
        member: actor.member,
        squad: actor.squad,
        held_at: new Date(context.now()),
        ...held,
      })
      .onConflict((conflict) => conflict.columns(['district', 'photo', 'member']).doUpdateSet(held))
      .execute();
    await db.deleteFrom('photo_part').where('district', '=', district).where('upload', '=', id).execute();
    await db
      .updateTable('photo_upload')
      .set({ is_held: true })
      .where('district', '=', district)
      .where('id', '=', id)
      .execute();
  });
}

/**
 * Takes in an upload of which every byte is here: recomputes its SHA-256, checks that it is a bare JPEG, stores it.
 * Idempotent, and may be tried again after `unavailable`. No connection to the database is held while the store works.
 */
export async function finishUpload(
  context: ServerContext,
  store: PhotoStore,
  actor: Actor,
  id: Id,
): Promise<Result<void, Refusal | StoreFailure>> {
  const upload = await wholeUpload(context, actor.member, id);
  if (!upload) return ok(undefined);
  const refusal = refusalOf(upload);
  if (refusal) {
    const { db, district } = context;
    await db.deleteFrom('photo_upload').where('district', '=', district).where('id', '=', id).execute();
    return err({ code: 'photo_refused', detail: refusal });
  }
  const kept = await keep(context, store, upload);
  if (!kept.ok) return kept;
  await acknowledge(context, actor, id, upload);
  return ok(undefined);
}
