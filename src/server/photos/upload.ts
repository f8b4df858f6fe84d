import { type Id, newId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { MIN_CHUNK, maxPhotoBytes, UPLOAD_DAYS, type UploadMetadata } from '../../protocol/photos/photo.ts';
import { addChunk, type Chunk, type ChunkFailure } from '../platform/chunks.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';

/** Maximum number of unfinished uploads of a member. A new one replaces the oldest, so nobody is locked out. */
export const MAX_UNFINISHED = 40;

const UPLOAD_MS = UPLOAD_DAYS * 86_400_000;

/** The state of an upload. */
export interface UploadState {
  /** Announced bytes, and those stored in the database. */
  readonly size: number;
  readonly received: number;
  /** True when the photo was checked and stored. */
  readonly isHeld: boolean;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export type UploadFailure = ChunkFailure;

const failure = (code: UploadFailure['code'], detail?: string) =>
  err<UploadFailure>({ code, ...(detail ? { detail } : {}) });

/** Returns the time before which the last chunk of an expired upload came. */
export const expiryOf = (now: number): Date => new Date(now - UPLOAD_MS);

interface UploadRow {
  readonly size: number;
  readonly received: number;
  readonly is_held: boolean;
  readonly touched_at: Date;
}

const stateOf = ({ size, received, is_held, touched_at }: UploadRow): UploadState => ({
  size,
  received,
  isHeld: is_held,
  expiresAt: touched_at.getTime() + UPLOAD_MS,
});

const columns = ['size', 'received', 'is_held', 'touched_at'] as const;

/** Selects a member's own upload unless it has expired. Others' uploads look unknown. */
const ownUpload = ({ db, district, now }: ServerContext, member: Id, id: Id) =>
  db
    .selectFrom('photo_upload')
    .where('district', '=', district)
    .where('id', '=', id)
    .where('member', '=', member)
    .where('touched_at', '>', expiryOf(now()));

async function endOldest({ db, district }: ServerContext, member: Id): Promise<void> {
  const oldest = db
    .selectFrom('photo_upload')
    .where('district', '=', district)
    .where('member', '=', member)
    .where('is_held', '=', false)
    .select('id')
    .orderBy('touched_at', 'desc')
    .orderBy('id', 'desc')
    .offset(MAX_UNFINISHED);
  await db.deleteFrom('photo_upload').where('district', '=', district).where('id', 'in', oldest).execute();
}

/**
 * Begins an upload.
 * @param size bytes to come
 * @returns its id
 */
export async function beginUpload(
  context: ServerContext,
  member: Id,
  metadata: UploadMetadata,
  size: number,
): Promise<Result<{ readonly id: Id; readonly expiresAt: number }, UploadFailure>> {
  if (size < 1) return failure('bad_request', 'upload-length');
  if (size > maxPhotoBytes[metadata.variant]) return failure('too_large');
  const now = context.now();
  const id = newId(now, context.random);
  await atomically(context, async (within) => {
    await within.db
      .insertInto('photo_upload')
      .values({
        district: context.district,
        id,
        member,
        photo: metadata.variant === 'thumb' ? metadata.photo : metadata.sha256,
        variant: metadata.variant,
        sha256: metadata.sha256,
        size,
        touched_at: new Date(now),
      })
      .execute();
    await endOldest(within, member);
  });
  return ok({ id, expiresAt: now + UPLOAD_MS });
}

/** Reads the state of a member's upload. */
export async function uploadState(
  context: ServerContext,
  member: Id,
  id: Id,
): Promise<Result<UploadState, UploadFailure>> {
  const row = await ownUpload(context, member, id).select(columns).executeTakeFirst();
  return row ? ok(stateOf(row)) : failure('not_found');
}

/** Adds a chunk to a member's own upload. */
export async function addPhotoChunk(
  context: ServerContext,
  member: Id,
  id: Id,
  chunk: Chunk,
): Promise<Result<UploadState, UploadFailure>> {
  const { district } = context;
  const touched_at = new Date(context.now());
  const added = await atomically(context, (within) =>
    addChunk(
      {
        least: MIN_CHUNK,
        lock: () => ownUpload(within, member, id).select(columns).forUpdate().executeTakeFirst(),
        async keep(start, bytes, received) {
          await within.db.insertInto('photo_part').values({ district, upload: id, start, bytes }).execute();
          return within.db
            .updateTable('photo_upload')
            .set({ received, touched_at })
            .where('district', '=', district)
            .where('id', '=', id)
            .returning(columns)
            .executeTakeFirstOrThrow();
        },
      },
      chunk,
    ),
  );
  return added.ok ? ok(stateOf(added.value)) : added;
}

/** Deletes a member's upload; a stored photo stays. */
export async function endUpload(
  { db, district }: ServerContext,
  member: Id,
  id: Id,
): Promise<Result<void, UploadFailure>> {
  const { numDeletedRows } = await db
    .deleteFrom('photo_upload')
    .where('district', '=', district)
    .where('id', '=', id)
    .where('member', '=', member)
    .executeTakeFirst();
  return numDeletedRows > 0n ? ok(undefined) : failure('not_found');
}
