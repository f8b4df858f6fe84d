import { type Kysely, sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import { bulk } from '../platform/database/bulk.ts';
import type { Database } from '../platform/database/tables.ts';

interface Ownership {
  readonly device: Id;
  readonly member: Id;
}

interface Claim extends Ownership {
  /** The member whose invite opened its session; see `Actor`. */
  readonly letInBy?: Id | undefined;
}

export interface ClaimedDevice {
  /** The highest deviceSeq acknowledged to it. */
  readonly received: number;
  /** True if its member ever withdrew a change. */
  readonly hasWithdrawn: boolean;
}

/**
 * Binds each device to the first member who uses it. `letInBy` stays with a device once it is set, also for the relay
 * files that the device seals.
 * @param now milliseconds since 1970
 * @returns by device, without those of other members
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

/** Reads a member's device; undefined for a new one or another member's. */
export async function readDevice(
  db: Kysely<Database>,
  { district, device, member }: Ownership & { readonly district: string },
): Promise<{ readonly received: number; readonly letInBy: Id | null } | undefined> {
  return db
    .selectFrom('device')
    .where('district', '=', district)
    .where('id', '=', device)
    .where('member', '=', member)
    .select(['received_seq as received', 'let_in_by as letInBy'])
    .executeTakeFirst();
}

export interface Received {
  readonly device: Id;
  readonly received: number;
}

/**
 * Stores the highest acknowledged deviceSeq of devices. Refused changes leave gaps below it. A phone with receipts
 * above it knows that a backup was restored.
 */
export async function storeReceived(db: Kysely<Database>, district: string, rows: readonly Received[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    UPDATE device SET received_seq = row.received
    FROM ${bulk(rows, { device: 'uuid', received: 'int' })}
    WHERE device.district = ${district} AND device.id = row.device
  `.execute(db);
}
