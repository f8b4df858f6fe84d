import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/tables.ts';

/**
 * The district that this server serves. A new database gets a nameless one, which set-up names.
 * @returns its id
 */
export async function ensureDistrict(db: Kysely<Database>): Promise<string> {
  return db.transaction().execute(async (transaction) => {
    // Two servers that start on one empty database must agree.
    await transaction.selectNoFrom((eb) => eb.fn('pg_advisory_xact_lock', [eb.val(LOCK)]).as('lock')).execute();
    const found = await transaction.selectFrom('district').select('id').orderBy('created_at').executeTakeFirst();
    if (found) return found.id;
    const id = randomUUID();
    await transaction.insertInto('district').values({ id, name: '', epoch: randomUUID() }).execute();
    return id;
  });
}

/** Any number, as long as nothing else locks it. */
const LOCK = 7_126_026;
