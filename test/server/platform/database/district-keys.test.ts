import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenDatabase } from '../../../../src/server/platform/database/connect.ts';
import { testDatabase } from '../../../support/database.ts';

let opened: OpenDatabase;
beforeAll(async () => {
  opened = await testDatabase();
});
afterAll(() => opened.close());

/** Keys without a `district` column, each with the reason. */
const exceptions: Readonly<Record<string, string>> = {
  district_pkey: 'the district itself',
  district_host_pkey: 'a host name leads to one district, whichever it is',
};

const ours = sql`c.relnamespace = current_schema()::regnamespace AND c.relname NOT LIKE 'kysely\\_%'`;

it('every primary key and unique key includes the district', async () => {
  const { rows } = await sql<{ key: string; columns: string[] }>`
    SELECT i.relname AS key, array(SELECT a.attname::text FROM unnest(x.indkey::int2[]) AS k
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k) AS columns
    FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
    WHERE x.indisunique AND ${ours}`.execute(opened.db);
  expect(rows.length).toBeGreaterThan(30);
  const without = rows.filter(({ columns }) => !columns.includes('district')).map(({ key }) => key);
  expect(without.sort()).toEqual(Object.keys(exceptions).sort());
});

it('every table has a primary key and a district that is never null', async () => {
  const { rows } = await sql<{ name: string }>`
    SELECT c.relname AS name FROM pg_class c
    WHERE ${ours} AND c.relkind = 'r' AND c.relname <> 'district' AND NOT (
      EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'district' AND a.attnotnull)
      AND EXISTS (SELECT FROM pg_index x WHERE x.indrelid = c.oid AND x.indisprimary))`.execute(opened.db);
  expect(rows).toEqual([]);
});

it('every foreign key includes the district on both sides', async () => {
  const { rows } = await sql<{ name: string; definition: string }>`
    SELECT k.conname AS name, pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE k.contype = 'f' AND ${ours}`.execute(opened.db);
  expect(rows.length).toBeGreaterThan(5);
  const without = rows.filter(({ definition }) => !/^FOREIGN KEY \([^)]*\bdistrict\b/.test(definition));
  expect(without).toEqual([]);
});
