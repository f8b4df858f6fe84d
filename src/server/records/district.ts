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
 * @throws when the district does not exist: the server makes it before it serves
 */
export const readDistrict = (db: Kysely<Database>, district: string): Promise<DistrictHead> =>
  select(db, district, false);

/** Reads the district and holds it until the transaction ends: writers come one after another. */
export const lockDistrict = (db: Kysely<Database>, district: string): Promise<DistrictHead> =>
  select(db, district, true);

/** Notes the last number of the sequence that was given out. To be called under the lock. */
export async function setHead(db: Kysely<Database>, district: string, head: number): Promise<void> {
  await db.updateTable('district').set({ head }).where('id', '=', district).execute();
}

/**
 * A new epoch: to be called after a restore from a backup, so that phones compare what they hold and send again.
 * @param epoch a fresh id
 */
export async function renewEpoch(db: Kysely<Database>, district: string, epoch: string): Promise<void> {
  await db.updateTable('district').set({ epoch }).where('id', '=', district).execute();
}
