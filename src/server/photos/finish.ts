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
  // If bytes are missing, another server has just finished the upload and deleted its parts.
  return bytes.length === upload.size ? { ...upload, bytes } : undefined;
}

/** Checks that the bytes are the announced photo. @returns the reason for a refusal */
function refusalOf({ sha256, variant, bytes }: WholeUpload): PhotoRefusal | undefined {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return 'hash_mismatch';
  const checked = checkJpeg(bytes);
  if (!checked.ok) return checked.error;
  return isPhotoSize(checked.value, variant) ? undefined : 'too_many_pixels';
}

/**
 * Stores a photo unless the store has it. The row is written before the bytes: it tells the upkeep not to remove the
 * photo, and to find it if the upload never ends.
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

/** Records the photo as stored and its uploader as a holder, and deletes the parts. */
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
 * Finishes a complete upload: recomputes its SHA-256, checks that it is a bare JPEG and stores it. Idempotent, and may
 * be repeated after `unavailable`. No database connection is held while the store works.
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
