import type pg from 'pg';

const tables = [
  'district',
  'change',
  'record',
  'departure',
  'tally_cell',
  'stock_flow',
  'service',
  'device',
  'withdrawal',
] as const;
const SCHEMA = 'simulation_backup';

const keyOf = (table: (typeof tables)[number]): string => (table === 'district' ? 'id' : 'district');

/** Room for backups beside the tables; to be made once a database. */
export async function prepareBackups(pool: pg.Pool): Promise<void> {
  const copies = tables.map((table) => `CREATE TABLE IF NOT EXISTS ${SCHEMA}.${table} (LIKE public.${table});`);
  // Several processes may come at once, and IF NOT EXISTS alone does not make them wait.
  const lock = `SELECT pg_advisory_xact_lock(hashtext('${SCHEMA}'));`;
  await pool.query(`${lock} CREATE SCHEMA IF NOT EXISTS ${SCHEMA}; ${copies.join('\n')}`);
}

// One text of several statements is one transaction. District names are the simulation's own.
const clear = (schema: string, district: string): string =>
  tables.map((table) => `DELETE FROM ${schema}.${table} WHERE ${keyOf(table)} = '${district}';`).join('\n');

const copy = (from: string, to: string, district: string): string =>
  tables
    .map((table) => `INSERT INTO ${to}.${table} SELECT * FROM ${from}.${table} WHERE ${keyOf(table)} = '${district}';`)
    .join('\n');

/** Copies everything that a district has, in place of an earlier copy. */
export const takeBackup = (pool: pg.Pool, district: string): Promise<unknown> =>
  pool.query(clear(SCHEMA, district) + copy('public', SCHEMA, district));

/** Puts a district back to its backup. */
export const restoreBackup = (pool: pg.Pool, district: string): Promise<unknown> =>
  pool.query(clear('public', district) + copy(SCHEMA, 'public', district));

/** Leaves nothing of a district. */
export const removeDistrict = (pool: pg.Pool, district: string): Promise<unknown> =>
  pool.query(clear('public', district) + clear(SCHEMA, district));
