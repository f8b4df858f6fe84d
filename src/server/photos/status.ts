import type { Id } from '../../domain/kernel/id.ts';
import type { PhotoStatusResponse } from '../../protocol/photos/photo.ts';
import type { ServerContext } from '../platform/context.ts';

/**
 * Of these photos, those that the server holds from this member. What somebody else has uploaded says nothing: the
 * member's own upload is what opens it to those who may see the member's records.
 */
export async function photoStatus(
  { db, district }: ServerContext,
  member: Id,
  photos: readonly string[],
): Promise<PhotoStatusResponse> {
  if (photos.length === 0) return { full: [], thumb: [] };
  const rows = await db
    .selectFrom('photo_holder')
    .where('district', '=', district)
    .where('member', '=', member)
    .where('photo', 'in', photos)
    .select(['photo', 'is_full', 'thumb'])
    .execute();
  return {
    full: rows.filter(({ is_full }) => is_full).map(({ photo }) => photo),
    thumb: rows.filter(({ thumb }) => thumb !== null).map(({ photo }) => photo),
  };
}
