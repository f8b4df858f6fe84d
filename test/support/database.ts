import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { inject } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../src/server/platform/database/connect.ts';
import { templateName } from './database-setup.ts';
import { must } from './must.ts';

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client(inject('postgresAdminUrl'));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A fresh empty database without our tables, for tests of migration; `drop` ends its connections and removes it. */
export async function emptyDatabase(template = 'template0'): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(inject('postgresAdminUrl'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** A fresh migrated database, copied from the run's template within tens of milliseconds. */
export const migratedDatabase = () => emptyDatabase(templateName);

/**
 * A fresh migrated database that is open.
 * Call `close` (in `afterAll`) to end its connections and drop it.
 */
export async function testDatabase(): Promise<OpenDatabase> {
  const { url, drop } = await migratedDatabase();
  const opened = must(await openDatabase({ dataDir: tmpdir(), databaseUrl: url }));
  return {
    ...opened,
    async close() {
      await opened.close();
      await drop();
    },
  };
}
