import { type Kysely, sql } from 'kysely';
import type { Database } from './tables.ts';

/** Returns PostgreSQL's version, such as `15.20 (Debian 15.20-0+deb12u1)`. */
export async function postgresVersion(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ version: string }>`SELECT current_setting('server_version') AS version`.execute(db);
  return rows[0]?.version ?? 'unknown';
}
