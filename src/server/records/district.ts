import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/tables.ts';

export interface DistrictHead {
  readonly name: string;
  readonly epoch: string;
  readonly head: number;
}

async function select(db: Kysely<Database>, district: string, lock: boolean): Promise<DistrictHead> {
  const query = db.selectFrom('district').where('id', '=', district).select(['name', 'epoch', 'head']);
  return (lock ? query.forUpdate() : query).executeTakeFirstOrThrow();
}

/**
 * Reads a district's name, epoch and head.
 * @throws when the district does not exist; the server creates it before it serves
 */
export const readDistrict = (db: Kysely<Database>, district: string): Promise<DistrictHead> =>
  select(db, district, false);

/** Reads the district and locks it until the transaction ends, so that writers come one after another. */
export const lockDistrict = (db: Kysely<Database>, district: string): Promise<DistrictHead> =>
  select(db, district, true);

/** Stores the last number of the sequence. The caller holds the lock. */
export async function setHead(db: Kysely<Database>, district: string, head: number): Promise<void> {
  await db.updateTable('district').set({ head }).where('id', '=', district).execute();
}

/**
 * Sets a new epoch after a restore from a backup, so that phones compare what they hold and send again.
 * @param epoch a new id
 */
export async function renewEpoch(db: Kysely<Database>, district: string, epoch: string): Promise<void> {
  await db.updateTable('district').set({ epoch }).where('id', '=', district).execute();
}
