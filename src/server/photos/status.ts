import type { Id } from '../../domain/kernel/id.ts';
import type { PhotoStatusResponse } from '../../protocol/photos/photo.ts';
import type { ServerContext } from '../platform/context.ts';

/**
 * Reads which of these photos the server has from this member. Uploads of other members do not count: the member's own
 * upload is what gives access to readers of the member's records.
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
