import type { Id } from '../../../domain/id.ts';
import { ok } from '../../../domain/result.ts';
import { GRANT_BYTES } from '../../../domain/tip/limits.ts';
import type { Grant } from '../../../protocol/tip.ts';
import { fail } from '../failure.ts';
import { usableKeys } from '../key-holders.ts';
import { readSealedList } from '../sealed-file.ts';
import type { Noted, Stage } from './stage.ts';

/** Lets more officers read a tip. Only keys that are known and in use are sealed to. */
export async function grant(
  { context, tip }: Stage,
  { grants }: { readonly grants: readonly Grant[] },
): Promise<Noted> {
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
  const isDone = files.value.every(({ key, file }) => known.some((each) => each.key === key && file.equals(each.file)));
  if (isDone) return ok(undefined);
  await db
    .insertInto('tip_grant')
    .values(files.value.map(({ key, file }) => ({ district, tip, key, file })))
    .onConflict((conflict) =>
      conflict.columns(['district', 'tip', 'key']).doUpdateSet((eb) => ({ file: eb.ref('excluded.file') })),
    )
    .execute();
  return ok({ keys: keys.join(' ') });
}

/** Takes a key's grant away. One officer at least must be left who can open the tip. */
export async function revoke({ context, tip }: Stage, { key }: { readonly key: Id }): Promise<Noted> {
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
