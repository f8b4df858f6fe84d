import { type Kysely, sql } from 'kysely';
import type { ServerContext } from '../platform/context.ts';
import { json } from '../platform/database/json.ts';
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

/** Reads a part of the district's settings by its name, as it was written; undefined if it never was. */
export async function readSetting({ db, district }: ServerContext, name: string): Promise<unknown> {
  const { settings } = await db
    .selectFrom('district')
    .where('id', '=', district)
    .select('settings')
    .executeTakeFirstOrThrow();
  return settings[name];
}

/** Writes a part of the district's settings and leaves the others as they are. */
export async function writeSetting({ db, district }: ServerContext, name: string, value: object): Promise<void> {
  await db
    .updateTable('district')
    .set({ settings: sql`settings || jsonb_build_object(${name}::text, ${json(value)}::jsonb)` })
    .where('id', '=', district)
    .execute();
}
