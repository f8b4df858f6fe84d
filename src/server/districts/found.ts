import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Database } from '../platform/database/tables.ts';
import { inTransaction } from '../platform/database/transaction.ts';

/** Any number, as long as nothing else locks it. */
const LOCK = 7_126_026;

/** Runs `work` while no other process enters districts or host names. */
const alone = <T>(db: Kysely<Database>, work: (db: Kysely<Database>) => Promise<T>): Promise<T> =>
  inTransaction(db, async (transaction) => {
    await sql`SELECT pg_advisory_xact_lock(${LOCK})`.execute(transaction);
    return work(transaction);
  });

/** The district under a host name. */
export async function findDistrict(db: Kysely<Database>, host: string): Promise<string | undefined> {
  const row = await db.selectFrom('district_host').where('host', '=', host).select('district').executeTakeFirst();
  return row?.district;
}

const enter = (db: Kysely<Database>, host: string, district: string) =>
  db.insertInto('district_host').values({ host, district }).execute();

/** Makes a district without a name, which its set-up gives. */
async function make(db: Kysely<Database>, host: string): Promise<string> {
  const id = randomUUID();
  await db.insertInto('district').values({ id, name: '', epoch: randomUUID(), own_secret: true }).execute();
  await enter(db, host, id);
  return id;
}

/**
 * The district that PUBLIC_URL names. An empty database gets one; where there is only one, it answers to this name from
 * now on, so that an installation from before there were several goes on.
 * @returns its id; `unknown_host` where there are several, and none has this name
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

/** Makes another district under a host name. @returns its id; `taken` where the name leads to a district already */
export function addDistrict(db: Kysely<Database>, host: string): Promise<Result<string, 'taken'>> {
  return alone(db, async (within) => {
    const found = await findDistrict(within, host);
    return found === undefined ? ok(await make(within, host)) : err('taken');
  });
}

/** Lets a district answer to a further name. */
export function addHost(db: Kysely<Database>, district: string, host: string): Promise<Result<void, 'taken'>> {
  return alone(db, async (within) => {
    if ((await findDistrict(within, host)) !== undefined) return err('taken');
    await enter(within, host, district);
    return ok(undefined);
  });
}

/** A district as an operator sees it. */
export interface DistrictEntry {
  readonly id: string;
  /** '' before set-up. */
  readonly name: string;
  /** Its host names, the one that links point to first: the oldest that is not this machine's own. */
  readonly hosts: readonly string[];
  /** See `districtSecret`. */
  readonly ownSecret: boolean;
}

/** All districts, the oldest first. */
export async function listDistricts(db: Kysely<Database>): Promise<readonly DistrictEntry[]> {
  const { rows } = await sql<DistrictEntry>`
    SELECT d.id, d.name, d.own_secret AS "ownSecret", array(
      SELECT host FROM district_host AS h WHERE h.district = d.id ORDER BY host = 'localhost', h.created_at, host
    ) AS hosts
    FROM district AS d ORDER BY d.created_at, d.id
  `.execute(db);
  return rows;
}
