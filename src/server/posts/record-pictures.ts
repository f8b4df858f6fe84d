import { sql } from 'kysely';
import { MAX_RECORD_PICTURES, type RecordPictureList } from '../../protocol/posts/posts.ts';
import type { ServerContext } from '../platform/context.ts';

/**
 * Selects the photos of events at whose closing somebody noted that the people on them agree. Whoever named a photo in
 * a record had it, or belongs to the record's squad; a photo whose consent was taken back is left out.
 */
const agreed = ({ db, district }: ServerContext) =>
  db
    .selectFrom('record as r')
    .innerJoin('record_photo as p', (join) =>
      join.onRef('p.district', '=', 'r.district').onRef('p.record', '=', 'r.id'),
    )
    .innerJoin('photo_holder as h', (join) =>
      join
        .onRef('h.district', '=', 'p.district')
        .onRef('h.photo', '=', 'p.photo')
        .on((eb) => eb.or([eb('h.member', '=', eb.ref('p.named_by')), eb('h.squad', '=', eb.ref('r.squad'))])),
    )
    .leftJoin('post_picture as t', (join) =>
      join.onRef('t.district', '=', 'p.district').onRef('t.photo', '=', 'p.photo'),
    )
    .where('r.district', '=', district)
    .where('r.kind', '=', 'event')
    .where('r.deleted', '=', false)
    .where('h.is_full', '=', true)
    .where('t.taken_back_at', 'is', null)
    .where(sql<boolean>`r.fields->>'consent' = 'true'`);

/** Lists photos of the newest events whose people agreed, for use in posts. */
export async function listRecordPictures(context: ServerContext): Promise<RecordPictureList> {
  const rows = await agreed(context)
    .select(['p.photo', 'r.id as record', 'r.day', sql<string>`coalesce(r.fields->>'title', '')`.as('title')])
    .distinct()
    .orderBy('r.day', 'desc')
    .orderBy('r.id')
    .orderBy('p.photo')
    .limit(MAX_RECORD_PICTURES)
    .execute();
  return { rows: rows.map(({ day, ...row }) => ({ ...row, day: day ?? '' })) };
}

/** Tells whether a photo is one of these. */
export async function isRecordPicture(context: ServerContext, photo: string): Promise<boolean> {
  const row = await agreed(context).where('p.photo', '=', photo).select('p.photo').executeTakeFirst();
  return row !== undefined;
}
