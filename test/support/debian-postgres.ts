import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../src/server/platform/database/embedded/postmaster.ts';
import { chooseRunAs } from '../../src/server/platform/database/embedded/run-as.ts';
import { must } from './must.ts';

const installed = '/usr/lib/postgresql';

/** Where Debian keeps the programs of its newest PostgreSQL; undefined where none is installed. */
function programs(): string | undefined {
  if (!existsSync(installed)) return undefined;
  const [newest] = readdirSync(installed).sort((a, b) => Number(b) - Number(a));
  const folder = newest && join(installed, newest, 'bin');
  return folder && existsSync(join(folder, 'initdb')) ? folder : undefined;
}

export interface DebianPostgres {
  /** A database whose role has no more than `deploy/README.md` gives it. */
  readonly url: string;
  close(): Promise<void>;
}

async function connected(adminUrl: string): Promise<pg.Client> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client(adminUrl);
    try {
      await client.connect();
      return client;
    } catch (thrown) {
      await client.end().catch(() => undefined);
      if (attempt > 300) throw thrown;
      await sleep(100);
    }
  }
}

/** What `deploy/README.md` says, statement by statement. */
const grants = [
  "CREATE ROLE qingyuan LOGIN PASSWORD 'water'",
  'CREATE DATABASE qingyuan',
  'REVOKE ALL ON DATABASE qingyuan FROM PUBLIC',
  'GRANT CONNECT ON DATABASE qingyuan TO qingyuan',
];

/** Starts the system's own PostgreSQL on a directory of its own. @returns undefined where there is none */
export async function startDebianPostgres(): Promise<DebianPostgres | undefined> {
  const folder = programs();
  if (!folder) return undefined;
  const data = mkdtempSync(join(tmpdir(), 'qingyuan-debian-'));
  const as = must(chooseRunAs(data, data));
  if (as.uid !== undefined) chownSync(data, as.uid, as.gid);
  const options = { ...as, cwd: data };
  const made = spawnSync(
    join(folder, 'initdb'),
    ['-D', data, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'],
    { ...options, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const port = await freePort();
  const server = spawn(
    join(folder, 'postgres'),
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    { ...options, stdio: 'ignore' },
  );
  const close = async () => {
    server.kill('SIGINT');
    if (server.exitCode === null) await once(server, 'exit');
    await rm(data, { recursive: true, force: true });
  };
  const admin = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const client = await connected(admin);
  for (const statement of grants) await client.query(statement);
  await client.end();
  const inside = await connected(`postgres://postgres@127.0.0.1:${port}/qingyuan`);
  await inside.query('GRANT USAGE, CREATE ON SCHEMA public TO qingyuan');
  await inside.end();
  return { url: `postgres://qingyuan:water@127.0.0.1:${port}/qingyuan`, close };
}
