import { sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { checkJpeg } from '../../domain/photos/jpeg.ts';
import type { NewPostPicture, PostPictureList } from '../../protocol/posts/posts.ts';
import { appendAudit } from '../audit/audit.ts';
import { readNames } from '../figures/names.ts';
import type { PhotoStore, StoreFailure } from '../photos/photo-store.ts';
import { readPhoto } from '../photos/read-photo.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import { isRecordPicture } from './record-pictures.ts';
import { isFor } from './seen-by.ts';

/** Most pictures of a district. */
export const MAX_PICTURES = 5_000;

/** Why a picture is not taken. `conflict`: the consent to it was taken back; `too_large`: there are too many. */
export type PictureFailure = { readonly code: 'not_found' | 'conflict' | 'too_large' } | StoreFailure;

/**
 * Takes for posts a photo that the member uploaded, or one of a record whose people agreed. All passed the checks of
 * every photo. One whose consent was taken back can not come again.
 */
export async function addPicture(
  context: ServerContext,
  store: PhotoStore,
  actor: Id,
  { photo, consent }: NewPostPicture,
): Promise<Result<void, PictureFailure>> {
  const { db, district } = context;
  const held = await db
    .selectFrom('photo_holder')
    .where('district', '=', district)
    .where('photo', '=', photo)
    .where('member', '=', actor)
    .where('is_full', '=', true)
    .select('photo')
    .executeTakeFirst();
  if (!held && !(await isRecordPicture(context, photo))) return err({ code: 'not_found' });
  const read = await readPhoto(context, store, photo);
  if (!read.ok) return read;
  const size = read.value && checkJpeg(read.value);
  if (!size?.ok) return err({ code: 'not_found' });
  const { width, height } = size.value;
  return atomically(context, async (within) => {
    const { count } = await within.db
      .selectFrom('post_picture')
      .where('district', '=', district)
      .select(sql<number>`count(*)::int`.as('count'))
      .executeTakeFirstOrThrow();
    if (count >= MAX_PICTURES) return err({ code: 'too_large' });
    const added = { added_at: new Date(within.now()), added_by: actor, taken_back_at: null, taken_back_by: null };
    const row = await within.db
      .insertInto('post_picture')
      .values({ district, photo, consent, width, height, ...added })
      .onConflict((conflict) =>
        conflict
          .columns(['district', 'photo'])
          .doUpdateSet({ consent })
          .where('post_picture.taken_back_at', 'is', null),
      )
      .returning('photo')
      .executeTakeFirst();
    if (!row) return err({ code: 'conflict' });
    await appendAudit(within, { action: 'post_picture_added', actor, subject: photo, detail: { consent } });
    return ok(undefined);
  });
}

/** Takes the consent to a picture back. No post shows it from now on, and its bytes go with a later upkeep. */
export const takeBackPicture = (context: ServerContext, actor: Id, photo: string): Promise<Result<void, 'not_found'>> =>
  atomically(context, async (within) => {
    const { numUpdatedRows } = await within.db
      .updateTable('post_picture')
      .set({ taken_back_at: new Date(within.now()), taken_back_by: actor })
      .where('district', '=', within.district)
      .where('photo', '=', photo)
      .where('taken_back_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return err('not_found');
    await appendAudit(within, { action: 'post_picture_taken_back', actor, subject: photo });
    return ok(undefined);
  });

/** Tells whether the desk may see a picture of posts. */
export async function hasPicture({ db, district }: ServerContext, photo: string): Promise<boolean> {
  const row = await db
    .selectFrom('post_picture')
    .where('district', '=', district)
    .where('photo', '=', photo)
    .where('taken_back_at', 'is', null)
    .select('photo')
    .executeTakeFirst();
  return row !== undefined;
}

/** Lists the pictures with their consent, and the posts whose newest or public version shows each. */
export async function listPictures({ db, district }: ServerContext): Promise<PostPictureList> {
  const rows = await db
    .selectFrom('post_picture')
    .where('district', '=', district)
    .select(['photo', 'consent', 'added_at', 'added_by', 'taken_back_at'])
    .orderBy('added_at', 'desc')
    .execute();
  const uses = await db
    .selectFrom('post as p')
    .innerJoin('post_version as v', (join) =>
      join
        .onRef('v.district', '=', 'p.district')
        .onRef('v.post', '=', 'p.id')
        .on((eb) =>
          eb.or([eb('v.version', '=', eb.ref('p.version')), eb('v.version', '=', eb.ref('p.shown_version'))]),
        ),
    )
    .where('p.district', '=', district)
    .where(sql<boolean>`cardinality(v.pictures) > 0`)
    .select(['p.id', 'v.pictures', sql<string>`v.content->>'title'`.as('title')])
    .select(
      sql<boolean>`v.version = coalesce(p.shown_version, 0) AND p.withdrawn_at IS NULL AND ${isFor('public')}`.as(
        'isPublic',
      ),
    )
    .orderBy('p.number', 'desc')
    .orderBy('v.version', 'desc')
    .execute();
  const names = await readNames(
    db,
    district,
    rows.map(({ added_by }) => added_by),
  );
  const usesOf = (photo: string) => {
    const own = uses.filter(({ pictures }) => pictures.includes(photo));
    return own
      .filter(({ id }, at) => own.findIndex((each) => each.id === id) === at)
      .map(({ id, title }) => ({ id, title, isPublic: own.some((each) => each.id === id && each.isPublic) }));
  };
  return {
    rows: rows.map(({ photo, consent, added_at, added_by, taken_back_at }) => ({
      ...{ photo, consent, addedAt: added_at.getTime(), addedByName: names.get(added_by) ?? null },
      ...{ takenBackAt: taken_back_at?.getTime() ?? null, uses: usesOf(photo) },
    })),
  };
}
