import type { Actor } from '../../domain/kernel/actor.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { mayReadScope } from '../../domain/kernel/scope.ts';
import type { PhotoVariant } from '../../protocol/photos/photo.ts';
import type { ServerContext } from '../platform/context.ts';
import { type PhotoStore, photoKey, type StoreFailure } from './photo-store.ts';

/**
 * Finds the JPEG that an actor may see under a photo's name. The actor uploaded it, or may read a record that names
 * it; then its uploader named it in that record or belongs to the record's squad. Naming a hash that one only knows
 * gives no access.
 * @returns the SHA-256 of its bytes: a thumbnail has its own
 */
export async function findPhoto(
  { db, district }: ServerContext,
  actor: Actor,
  photo: string,
  variant: PhotoVariant,
): Promise<string | undefined> {
  const holdings = await db
    .selectFrom('photo_holder as h')
    .leftJoin('record_photo as p', (join) =>
      join.onRef('p.district', '=', 'h.district').onRef('p.photo', '=', 'h.photo'),
    )
    .leftJoin('record as r', (join) =>
      join
        .onRef('r.district', '=', 'p.district')
        .onRef('r.id', '=', 'p.record')
        .on((eb) => eb.or([eb('h.member', '=', eb.ref('p.named_by')), eb('h.squad', '=', eb.ref('r.squad'))])),
    )
    .where('h.district', '=', district)
    .where('h.photo', '=', photo)
    .where(variant === 'full' ? 'h.is_full' : 'h.thumb', 'is not', variant === 'full' ? false : null)
    .select(['h.member', 'h.thumb', 'r.scope', 'h.held_at'])
    .distinct()
    .orderBy('h.held_at')
    .execute();
  const seen = holdings.find(
    ({ member, scope }) => member === actor.member || (scope !== null && mayReadScope(actor, scope)),
  );
  return seen && (variant === 'full' ? photo : (seen.thumb ?? undefined));
}

/**
 * Reads the bytes of a stored JPEG.
 * @param hash from `findPhoto`
 * @returns undefined when the store has lost it
 */
export const readPhoto = (
  { district }: ServerContext,
  store: PhotoStore,
  hash: string,
): Promise<Result<Uint8Array<ArrayBuffer> | undefined, StoreFailure>> => store.get(photoKey(district, hash));
