import { dayAt } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { ok } from '../../domain/kernel/result.ts';
import { may } from '../../domain/records/permission.ts';
import type { Grant } from '../../protocol/tips/tip.ts';
import type { NewTipKey, TipKeys } from '../../protocol/tips/tip-desk.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import type { NamedActor } from '../records/actor.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { newestBundle, rootOf } from './bundles.ts';
import { fail, type TipResult } from './failure.ts';
import { isRecipient, type OfficerKey, officerKeys } from './officer-keys.ts';
import { toBase64 } from './sealed-file.ts';

/** Reads the root's secret for the caller: sealed to the caller's keys, and for signers to recovery as well. */
async function rootGrantsFor(
  { db, district }: ServerContext,
  { member, role }: NamedActor,
  keys: readonly OfficerKey[],
): Promise<Grant[]> {
  const own = keys.filter((key) => key.member === member).map(({ id }) => id);
  const readable = may(role, 'tips.keys') ? [...own, 'recovery'] : own;
  if (readable.length === 0) return [];
  const rows = await db
    .selectFrom('tip_root_grant')
    .where('district', '=', district)
    .where('key', 'in', readable)
    .select(['key', 'file'])
    .orderBy('key')
    .execute();
  return rows.map(({ key, file }) => ({ key, file: toBase64(file) }));
}

/** Returns the office's keys and their newest bundle. */
export async function tipKeys(context: ServerContext, actor: NamedActor): Promise<TipKeys> {
  const keys = await officerKeys(context);
  const newest = await newestBundle(context);
  return {
    keys: keys.map(({ usable: _, ...key }) => ({ ...key, current: newest?.keys.includes(key.id) ?? false })),
    root: (await rootOf(context)) ?? null,
    rootGrants: await rootGrantsFor(context, actor, keys),
    newest: newest?.signed ?? null,
    today: dayAt(context.now()),
  };
}

/** Registers the public part of a member's own new key. Idempotent. */
export async function addKey(
  context: ServerContext,
  member: Id,
  { id, recipient }: NewTipKey,
): Promise<TipResult<void>> {
  if (!isRecipient(recipient)) return fail('bad_request', 'recipient');
  return allOrNothing(context, async (within) => {
    const { db, district, now } = within;
    const known = (await officerKeys(within)).find((key) => key.id === id || key.recipient === recipient);
    if (known) {
      const isSame = known.id === id && known.recipient === recipient && known.member === member;
      return isSame ? ok(undefined) : fail('conflict', 'key');
    }
    const made = await db
      .insertInto('tip_key')
      .values({ district, id, member, recipient, made: dayAt(now()) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return fail('conflict', 'key');
    await appendAudit(within, { action: 'tip_key_made', actor: member, subject: id });
    return ok(undefined);
  });
}

/** Retires a key: nothing new is sealed to it, but it still opens earlier tips. */
export const retireKey = (context: ServerContext, actor: Id, id: Id): Promise<TipResult<void>> =>
  allOrNothing(context, async (within) => {
    const { db, district, now } = within;
    const key = await db
      .selectFrom('tip_key')
      .where('district', '=', district)
      .where('id', '=', id)
      .select('retired')
      .forUpdate()
      .executeTakeFirst();
    if (!key) return fail('not_found');
    if (key.retired !== null) return ok(undefined);
    await db
      .updateTable('tip_key')
      .set({ retired: dayAt(now()) })
      .where('district', '=', district)
      .where('id', '=', id)
      .execute();
    await appendAudit(within, { action: 'tip_key_retired', actor, subject: id });
    return ok(undefined);
  });
