import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/server/platform/database/connect.ts';
import { type EmbeddedPostgres, startEmbedded } from '../../src/server/platform/database/embedded.ts';
import { copyCluster, makeCluster } from './cluster.ts';
import { must } from './must.ts';

/** The migrated database that every test database is copied from. */
export const templateName = 'qingyuan_template';

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's connection to the run's PostgreSQL. */
    readonly postgresAdminUrl: string;
    /** A data directory whose cluster was never started, to be copied. */
    readonly cluster: string;
  }
}

let server: EmbeddedPostgres | undefined;
const folders: string[] = [];

async function makeFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `qingyuan-${name}-`));
  folders.push(folder);
  return folder;
}

/** One real PostgreSQL for a whole vitest run, with a migrated template. */
export async function setup(project: TestProject): Promise<void> {
  const [cluster, dataDir] = [await makeFolder('cluster'), await makeFolder('test')];
  await makeCluster(cluster);
  copyCluster(cluster, dataDir);
  server = must(await startEmbedded({ dataDir }));
  const admin = new pg.Client(server.adminUrl);
  await admin.connect();
  // The machine does not fail in these tests, so nothing waits for the disk.
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
    await admin.query(`ALTER SYSTEM SET ${setting} = off`);
  await admin.query('SELECT pg_reload_conf()');
  await admin.query(`CREATE DATABASE ${templateName}`);
  await admin.end();
  const template = new URL(server.adminUrl);
  template.pathname = `/${templateName}`;
  const opened = must(await openDatabase({ dataDir, databaseUrl: template.href }));
  await opened.close();
  project.provide('postgresAdminUrl', server.adminUrl);
  project.provide('cluster', cluster);
}

export async function teardown(): Promise<void> {
  await server?.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}
