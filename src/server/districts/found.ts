import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Database } from '../platform/database/tables.ts';
import { inTransaction } from '../platform/database/transaction.ts';

/** Number of the advisory lock; nothing else uses it. */
const LOCK = 7_126_026;

/** Runs `work` while no other process adds districts or host names. */
const alone = <T>(db: Kysely<Database>, work: (db: Kysely<Database>) => Promise<T>): Promise<T> =>
  inTransaction(db, async (transaction) => {
    await sql`SELECT pg_advisory_xact_lock(${LOCK})`.execute(transaction);
    return work(transaction);
  });

/** Finds the district at a host name. */
export async function findDistrict(db: Kysely<Database>, host: string): Promise<string | undefined> {
  const row = await db.selectFrom('district_host').where('host', '=', host).select('district').executeTakeFirst();
  return row?.district;
}

const enter = (db: Kysely<Database>, host: string, district: string) =>
  db.insertInto('district_host').values({ host, district }).execute();

/** Creates a district without a name; its set-up names it. */
async function make(db: Kysely<Database>, host: string): Promise<string> {
  const id = randomUUID();
  await db.insertInto('district').values({ id, name: '', epoch: randomUUID(), own_secret: true }).execute();
  await enter(db, host, id);
  return id;
}

/**
 * Finds the district that PUBLIC_URL names. An empty database gets one. A single district gets this name as well, so
 * that older installations continue.
 * @returns its id; `unknown_host` if there are several and none has this name
 */
export function mainDistrict(db: Kysely<Database>, host: string): Promise<Result<string, 'unknown_host'>> {
  return alone(db, async (within) => {
    const found = await findDistrict(within, host);
    if (found !== undefined) return ok(found);
    const [first, second] = await within.selectFrom('district').select('id').limit(2).execute();
    if (second) return err('unknown_host');
    if (!first) return ok(await make(within, host));
    await enter(within, host, first.id);
    return ok(first.id);
  });
}

/** Creates a district at a host name. @returns its id; `taken` if the name belongs to a district */
export function addDistrict(db: Kysely<Database>, host: string): Promise<Result<string, 'taken'>> {
  return alone(db, async (within) => {
    const found = await findDistrict(within, host);
    return found === undefined ? ok(await make(within, host)) : err('taken');
  });
}

/** Adds a host name to a district. */
export function addHost(db: Kysely<Database>, district: string, host: string): Promise<Result<void, 'taken'>> {
  return alone(db, async (within) => {
    if ((await findDistrict(within, host)) !== undefined) return err('taken');
    await enter(within, host, district);
    return ok(undefined);
  });
}

/** A district in an operator's list. */
export interface DistrictEntry {
  readonly id: string;
  /** '' before set-up. */
  readonly name: string;
  /** Its host names. Links use the first: the oldest that is not this machine's own. */
  readonly hosts: readonly string[];
  /** See `districtSecret`. */
  readonly ownSecret: boolean;
}

/** Lists all districts, the oldest first. */
export async function listDistricts(db: Kysely<Database>): Promise<readonly DistrictEntry[]> {
  const { rows } = await sql<DistrictEntry>`
    SELECT d.id, d.name, d.own_secret AS "ownSecret", array(
      SELECT host FROM district_host AS h WHERE h.district = d.id ORDER BY host = 'localhost', h.created_at, host
    ) AS hosts
    FROM district AS d ORDER BY d.created_at, d.id
  `.execute(db);
  return rows;
}
