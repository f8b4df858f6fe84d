import { type Kysely, sql } from 'kysely';
import type { Id } from '../../domain/id.ts';
import type { Database } from '../database/tables.ts';

interface Claim {
  readonly district: string;
  readonly device: Id;
  readonly member: Id;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface ClaimedDevice {
  /** The highest deviceSeq held from it. */
  readonly received: number;
  /** Whether its member ever withdrew a change. */
  readonly hasWithdrawn: boolean;
}

/**
 * Binds a device to the member who comes with it first.
 * @returns undefined when it is bound to another member
 */
export async function claimDevice(
  db: Kysely<Database>,
  { district, device, member, now }: Claim,
): Promise<ClaimedDevice | undefined> {
  const at = new Date(now);
  return db
    .insertInto('device')
    .values({ district, id: device, member, registered_at: at, last_seen: at })
    .onConflict((conflict) =>
      conflict.columns(['district', 'id']).doUpdateSet({ last_seen: at }).where('device.member', '=', member),
    )
    .returning([
      'received_seq as received',
      sql<boolean>`EXISTS (SELECT FROM withdrawal WHERE district = ${district} AND member = ${member})`.as(
        'hasWithdrawn',
      ),
    ])
    .executeTakeFirst();
}

/** The highest deviceSeq held from a member's device; 0 for one that is new or another's. */
export async function receivedFrom(
  db: Kysely<Database>,
  { district, device, member }: Omit<Claim, 'now'>,
): Promise<number> {
  const row = await db
    .selectFrom('device')
    .where('district', '=', district)
    .where('id', '=', device)
    .where('member', '=', member)
    .select('received_seq')
    .executeTakeFirst();
  return row?.received_seq ?? 0;
}

/**
 * Notes the highest deviceSeq of a device that was given a receipt. Refused changes leave gaps below it; a number lower than what
 * a phone has receipts for means a restored backup.
 */
export async function noteReceived(
  db: Kysely<Database>,
  district: string,
  device: Id,
  received: number,
): Promise<void> {
  await db
    .updateTable('device')
    .set({ received_seq: received })
    .where('district', '=', district)
    .where('id', '=', device)
    .execute();
}
