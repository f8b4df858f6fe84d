import { type Kysely, sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import { bulk } from '../platform/database/bulk.ts';
import type { Database } from '../platform/database/tables.ts';

interface Ownership {
  readonly device: Id;
  readonly member: Id;
}

interface Claim extends Ownership {
  /** Who let in the session that it comes with. */
  readonly letInBy?: Id | undefined;
}

export interface ClaimedDevice {
  /** The highest deviceSeq held from it. */
  readonly received: number;
  /** Whether its member ever withdrew a change. */
  readonly hasWithdrawn: boolean;
}

/**
 * Binds devices, each to the member who comes with it first.
 * @param now milliseconds since 1970
 * A device that came with a session which somebody let in stays theirs: also for the files that it seals.
 * @returns by device; without those that are bound to another member
 */
export async function claimDevices(
  db: Kysely<Database>,
  district: string,
  claims: readonly Claim[],
  now: number,
): Promise<ReadonlyMap<Id, ClaimedDevice>> {
  const at = sql`${new Date(now)}::timestamptz`;
  const { rows } = await sql<ClaimedDevice & Pick<Ownership, 'device'>>`
    INSERT INTO device (district, id, member, registered_at, last_seen, let_in_by)
    SELECT ${district}, device, member, ${at}, ${at}, "letInBy"
    FROM ${bulk(claims, { device: 'uuid', member: 'uuid', letInBy: 'uuid' })}
    ON CONFLICT (district, id) DO UPDATE SET last_seen = excluded.last_seen,
      let_in_by = coalesce(excluded.let_in_by, device.let_in_by) WHERE device.member = excluded.member
    RETURNING id AS device, received_seq AS received,
      EXISTS (SELECT FROM withdrawal AS w WHERE w.district = device.district AND w.member = device.member)
        AS "hasWithdrawn"
  `.execute(db);
  return new Map(rows.map(({ device, ...rest }) => [device, rest]));
}

/** The highest deviceSeq held from a member's device; 0 for one that is new or another's. */
export async function receivedFrom(
  db: Kysely<Database>,
  { district, device, member }: Ownership & { readonly district: string },
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

/** Who let in the session that a member's device came with last, as `Actor` says. */
export async function letInByOf(
  db: Kysely<Database>,
  { district, device, member }: Ownership & { readonly district: string },
): Promise<Id | undefined> {
  const row = await db
    .selectFrom('device')
    .where('district', '=', district)
    .where('id', '=', device)
    .where('member', '=', member)
    .select('let_in_by')
    .executeTakeFirst();
  return row?.let_in_by ?? undefined;
}

export interface Received {
  readonly device: Id;
  readonly received: number;
}

/**
 * Notes the highest deviceSeq of devices that were given a receipt. Refused changes leave gaps below it; a number lower
 * than what a phone has receipts for means a restored backup.
 */
export async function noteReceived(db: Kysely<Database>, district: string, news: readonly Received[]): Promise<void> {
  if (news.length === 0) return;
  await sql`
    UPDATE device SET received_seq = row.received
    FROM ${bulk(news, { device: 'uuid', received: 'int' })}
    WHERE device.district = ${district} AND device.id = row.device
  `.execute(db);
}
