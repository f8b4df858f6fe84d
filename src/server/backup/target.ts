import { type Kysely, sql } from 'kysely';
import { migrate, migrationNames } from '../platform/database/migrate.ts';
import type { Database } from '../platform/database/tables.ts';
import { BackupError } from './failure.ts';
import type { Manifest } from './manifest.ts';
import { quoted, type TableShape, tablesOf } from './table-data.ts';

/** Tables that a server fills by itself before anybody has set it up. */
const beforeSetUp = ['district', 'district_host', 'invite', 'auth_rate_limit'];

async function isAnyThere(db: Kysely<Database>, from: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`SELECT EXISTS (SELECT FROM ${sql.raw(from)}) AS there`.execute(db);
  return rows[0]?.there ?? false;
}

/** Tells whether the database has data that a restore would destroy. */
async function holdsAnything(db: Kysely<Database>, tables: readonly TableShape[]): Promise<boolean> {
  for (const { name } of tables) {
    const from = name === 'district' ? `district WHERE name <> '' OR head > 0` : quoted(name);
    if ((name === 'district' || !beforeSetUp.includes(name)) && (await isAnyThere(db, from))) return true;
  }
  return false;
}

/**
 * Refuses a database that a server is using, as shown by its open connections. A server that was just killed may show
 * for some seconds more.
 */
async function refuseWhileServed(db: Kysely<Database>): Promise<void> {
  const isServed = await isAnyThere(
    db,
    `pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'qingyuan%'`,
  );
  if (isServed)
    throw new BackupError(
      'restore_server_running',
      'A server is running on this database. Nothing was changed.',
      'stop it (systemctl stop qingyuan), then restore.',
    );
}

/**
 * Empties a database that nobody has set up.
 * @throws BackupError if it has data or a server uses it
 */
export async function clearTarget(db: Kysely<Database>): Promise<void> {
  await refuseWhileServed(db);
  const tables = await tablesOf(db);
  if (await holdsAnything(db, tables))
    throw new BackupError(
      'restore_not_empty',
      'The database is not empty. Nothing was changed.',
      'restore into an empty one: another DATA_DIR, or a new database named by DATABASE_URL.',
    );
  const all = [...tables.map(({ name }) => name), 'kysely_migration', 'kysely_migration_lock'];
  for (const name of all) await sql.raw(`DROP TABLE IF EXISTS ${quoted(name)} CASCADE`).execute(db);
}

/** @throws BackupError for a backup of a newer release */
export function refuseNewer({ migrations }: Manifest): void {
  const unknown = migrations.find((name, at) => migrationNames[at] !== name);
  if (unknown !== undefined)
    throw new BackupError(
      'backup_newer',
      `The backup is of a newer release than this one (${unknown}). Nothing was changed.`,
      'restore it with that release or a later one.',
    );
}

/** Makes the tables as they were at the time of the backup. */
export async function makeTables(db: Kysely<Database>, { migrations }: Manifest): Promise<readonly TableShape[]> {
  const upTo = migrations.at(-1);
  const made = await migrate(db, { isInTransaction: true, ...(upTo === undefined ? {} : { upTo }) });
  if (!made.ok) throw new BackupError('restore_tables_differ', made.error.message, made.error.todo);
  return tablesOf(db);
}
