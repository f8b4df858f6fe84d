import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { WithdrawRequest, WithdrawResponse } from '../../protocol/sync/withdraw.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { lockDistrict } from '../records/district.ts';

/**
 * Stores that a member withdrew changes or replaced them. Copies that are still on their way, also in a teammate's
 * relay file, are refused from now on.
 * @returns the changes that are stored already; the member deletes them like any record
 */
export async function withdraw(
  { db, district }: ServerContext,
  { member }: Actor,
  { changes }: WithdrawRequest,
): Promise<WithdrawResponse> {
  return inTransaction(db, async (transaction) => {
    // Pushes wait for the lock: a copy arrives before this and is found here, or after it and is refused.
    await lockDistrict(transaction, district);
    const rows = await transaction
      .selectFrom('change')
      .where('district', '=', district)
      .where('author', '=', member)
      .where('id', '=', sql<Id>`any(${changes}::uuid[])`)
      .select('id')
      .execute();
    const here = rows.map(({ id }) => id);
    const others = [...new Set(changes)].filter((id) => !here.includes(id));
    if (others.length)
      await transaction
        .insertInto('withdrawal')
        .values(others.map((change) => ({ district, member, change })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    return { here };
  });
}

/** Reads which of a batch's changes their author withdrew. */
export async function loadWithdrawn(
  db: Kysely<Database>,
  district: string,
  member: Id,
  changes: readonly { readonly id: Id }[],
): Promise<ReadonlySet<Id>> {
  const ids = changes.map(({ id }) => id);
  const rows = await db
    .selectFrom('withdrawal')
    .where('district', '=', district)
    .where('member', '=', member)
    .where('change', '=', sql<Id>`any(${ids}::uuid[])`)
    .select('change')
    .execute();
  return new Set(rows.map(({ change }) => change));
}
