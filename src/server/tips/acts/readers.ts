import { sql } from 'kysely';
import type { Id } from '../../../domain/kernel/id.ts';
import { ok } from '../../../domain/kernel/result.ts';
import { GRANT_BYTES } from '../../../domain/tips/limits.ts';
import type { Grant } from '../../../protocol/tips/tip.ts';
import { fail } from '../failure.ts';
import { usableKeys } from '../officer-keys.ts';
import { readSealedList } from '../sealed-file.ts';
import type { ActDetail, Stage } from './stage.ts';

/** Tells whether the tip is granted to a key of the actor. */
export async function isReader({ context: { db, district }, actor, tip }: Stage): Promise<boolean> {
  const row = await db
    .selectFrom('tip_grant as g')
    // A grant's key is a text, because recovery has a grant too.
    .innerJoin('tip_key as k', (join) =>
      join.onRef('k.district', '=', 'g.district').on(sql`k.id::text`, '=', sql.ref('g.key')),
    )
    .where('g.district', '=', district)
    .where('g.tip', '=', tip)
    .where('k.member', '=', actor)
    .select('g.key')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Grants a tip to more officers, by keys that are known and in use.
 * An existing grant is never replaced, because the server cannot tell whether the new file opens. To replace one,
 * revoke it first.
 */
export async function grant(
  { context, tip }: Stage,
  { grants }: { readonly grants: readonly Grant[] },
): Promise<ActDetail> {
  const files = readSealedList(grants, [GRANT_BYTES]);
  if (!files.ok) return files;
  const usable = new Set((await usableKeys(context)).map(({ id }) => id));
  const keys = grants.map(({ key }) => key);
  if (!keys.every((key) => usable.has(key)) || new Set(keys).size < keys.length) return fail('conflict', 'key');
  const { db, district } = context;
  const known = await db
    .selectFrom('tip_grant')
    .where('district', '=', district)
    .where('tip', '=', tip)
    .where('key', 'in', keys)
    .select(['key', 'file'])
    .execute();
  const isThere = (one: (typeof files.value)[number]) =>
    known.some(({ key, file }) => key === one.key && one.file.equals(file));
  const added = files.value.filter((one) => !isThere(one));
  if (added.length === 0) return ok(undefined);
  if (added.some(({ key }) => known.some((each) => each.key === key))) return fail('conflict', 'granted');
  await db
    .insertInto('tip_grant')
    .values(added.map(({ key, file }) => ({ district, tip, key, file })))
    .execute();
  return ok({ keys: added.map(({ key }) => key).join(' ') });
}

/** Revokes a key's grant. At least one officer must still be able to open the tip. */
export async function revoke({ context, tip }: Stage, { key }: { readonly key: Id }): Promise<ActDetail> {
  const { db, district } = context;
  const granted = await db
    .selectFrom('tip_grant')
    .where('district', '=', district)
    .where('tip', '=', tip)
    .select('key')
    .execute();
  if (!granted.some((each) => each.key === key)) return fail('conflict', 'key');
  const usable = new Set((await usableKeys(context)).map(({ id }) => id));
  if (!granted.some((each) => each.key !== key && usable.has(each.key))) return fail('conflict', 'last');
  await db
    .deleteFrom('tip_grant')
    .where('district', '=', district)
    .where('tip', '=', tip)
    .where('key', '=', key)
    .execute();
  return ok({ key });
}
