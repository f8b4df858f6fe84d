import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { copyOut } from '../platform/database/copy-text.ts';
import type { Database } from '../platform/database/tables.ts';

/** A table as described by PostgreSQL's catalogue. */
export interface TableShape {
  readonly name: string;
  /** In order, without generated columns. */
  readonly columns: readonly string[];
  /** The columns of the primary key; empty without one. */
  readonly key: readonly string[];
}

/** Tables of the migrations, left out because the manifest names the migrations. */
const bookkeeping = ['kysely_migration', 'kysely_migration_lock'];

/**
 * Lists every table of the schema. It reads the catalogue, so that no table can be forgotten, and leaves out those of
 * extensions.
 */
export async function tablesOf(db: Kysely<Database>): Promise<readonly TableShape[]> {
  const { rows } = await sql<TableShape>`
    SELECT c.relname AS name,
      array(SELECT a.attname::text FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        ORDER BY a.attnum) AS columns,
      array(SELECT a.attname::text FROM pg_index i
        CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
        WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY k.place) AS key
    FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname <> ALL (${bookkeeping})
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    ORDER BY c.relname COLLATE "C"`.execute(db);
  return rows;
}

/** Lists the migrations that made the tables; empty for a database without any. */
export async function migrationsOf(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ there: boolean }>`SELECT to_regclass('kysely_migration') IS NOT NULL AS there`.execute(
    db,
  );
  if (!rows[0]?.there) return [];
  const found = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name COLLATE "C"`.execute(db);
  return found.rows.map(({ name }) => name);
}

/** Quotes an SQL identifier. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Text format of values, independent of the server's settings, as pg_dump sets it. Like pg_dump, it disables time-outs
 * for locks and statements.
 */
const settings = {
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  client_encoding: 'UTF8',
  datestyle: 'ISO',
  intervalstyle: 'postgres',
  extra_float_digits: '3',
  timezone: 'UTC',
  bytea_output: 'hex',
};

/** Makes COPY write the same text on every server, without time-outs. Call it inside the transaction. */
export async function setTextFormat(db: Kysely<Database>): Promise<void> {
  for (const [name, value] of Object.entries(settings))
    await sql`SELECT set_config(${name}, ${value}, true)`.execute(db);
}

/** Sorts by the text of the key, byte by byte. No index has this order, but it is the same under every locale. */
function orderOf({ key, columns }: TableShape): string {
  const by = key.length > 0 ? key : columns;
  return by.map((column) => `${quoted(column)}::text COLLATE "C"`).join(', ');
}

/** Streams a table's rows as COPY text, whole rows in each chunk, in an order independent of their storage. */
export const rowsOf = (db: Kysely<Database>, table: TableShape): AsyncGenerator<Buffer> =>
  copyOut(
    db,
    `COPY (SELECT ${table.columns.map(quoted).join(', ')} FROM ${quoted(table.name)} ORDER BY ${orderOf(table)}) TO STDOUT`,
  );

export interface TableDigest {
  readonly rows: number;
  /** SHA-256 over the rows' text, in hex. */
  readonly sha256: string;
}

const LINE_FEED = 10;

/** Counts rows as lines: COPY writes a line feed within a value as `\\n`. */
function countRows(text: Uint8Array): number {
  let rows = 0;
  for (let at = text.indexOf(LINE_FEED); at !== -1; at = text.indexOf(LINE_FEED, at + 1)) rows += 1;
  return rows;
}

/** Counts and hashes streamed rows. */
export function makeDigest(): { add(rows: Uint8Array): void; done(): TableDigest } {
  const hash = createHash('sha256');
  let rows = 0;
  return {
    add(text) {
      hash.update(text);
      rows += countRows(text);
    },
    done: () => ({ rows, sha256: hash.digest('hex') }),
  };
}

/** Computes the digest of a table in the database. */
export async function digestOf(db: Kysely<Database>, table: TableShape): Promise<TableDigest> {
  const digest = makeDigest();
  for await (const rows of rowsOf(db, table)) digest.add(rows);
  return digest.done();
}

/**
 * Drops the foreign keys, so that tables can be filled in any order.
 * @returns a function that restores them, which checks every row
 */
export async function liftForeignKeys(db: Kysely<Database>): Promise<() => Promise<void>> {
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    SELECT c.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace`.execute(db);
  const alter = (table: string, how: string) => sql.raw(`ALTER TABLE ${quoted(table)} ${how}`).execute(db);
  for (const { table, name } of rows) await alter(table, `DROP CONSTRAINT ${quoted(name)}`);
  return async () => {
    for (const { table, name, definition } of rows) await alter(table, `ADD CONSTRAINT ${quoted(name)} ${definition}`);
  };
}
