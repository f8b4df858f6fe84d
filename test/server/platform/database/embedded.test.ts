import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAlive } from '../../../../src/server/platform/database/embedded/process.ts';
import { startEmbedded } from '../../../../src/server/platform/database/embedded.ts';
import { must } from '../../../support/must.ts';
import { folderWithCluster, temporaryFolder } from './temporary.ts';

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function start(dataDir: string) {
  const server = must(await startEmbedded({ dataDir }));
  onTestFinished(() => server.stop());
  return server;
}

describe('the embedded PostgreSQL', () => {
  it('starts on loopback with durable settings and code point order, and stops', async () => {
    const dataDir = await temporaryFolder();
    const server = await start(dataDir);
    expect(server.adopted).toBe(false);
    const [row] = await query(
      server.adminUrl,
      `SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages,
        current_setting('synchronous_commit') AS commit, current_setting('listen_addresses') AS listen,
        current_setting('server_encoding') AS encoding, 'Z' < 'a' AS ordered, upper('é') AS upper`,
    );
    const durable = { fsync: 'on', pages: 'on', commit: 'on' };
    expect(row).toEqual({ ...durable, listen: '127.0.0.1', encoding: 'UTF8', ordered: true, upper: 'É' });
    await server.stop();
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
    expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toContain('ready to accept connections');
  });

  it('requires the password, which only its owner may read, and uses a role without superuser rights', async () => {
    const dataDir = await temporaryFolder();
    const server = await start(dataDir);
    expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600);
    const wrong = new URL(server.url);
    wrong.password = 'x';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect(await query(server.url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual([
      { rolsuper: false },
    ]);
  });

  it('keeps its data over a restart', async () => {
    const dataDir = await folderWithCluster();
    const first = await start(dataDir);
    await query(first.url, "CREATE TABLE kept AS SELECT '清源'::text AS word");
    await first.stop();
    const second = await start(dataDir);
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'SELECT word FROM kept')).toEqual([{ word: '清源' }]);
  });

  it('refuses a directory of another version and leaves it unchanged', async () => {
    const dataDir = await folderWithCluster();
    await (await start(dataDir)).stop();
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '16\n');
    const result = await startEmbedded({ dataDir });
    expect(result).toMatchObject({ ok: false, error: { code: 'postgres_directory_version' } });
    expect(await readFile(join(dataDir, 'postgres', 'PG_VERSION'), 'utf8')).toBe('16\n');
    // The refused start released the directory.
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '18\n');
    await start(dataDir);
  });

  it('refuses a folder of other files', async () => {
    const dataDir = await temporaryFolder();
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres', 'letter.txt'), 'mine');
    expect(await startEmbedded({ dataDir })).toMatchObject({
      ok: false,
      error: { code: 'postgres_directory_foreign' },
    });
    expect(await readFile(join(dataDir, 'postgres', 'letter.txt'), 'utf8')).toBe('mine');
  });

  it('refuses a DATA_DIR that is a file', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    expect(await startEmbedded({ dataDir: file })).toMatchObject({
      ok: false,
      error: { code: 'data_dir_not_writable' },
    });
  });

  it('reports a lost password', async () => {
    const dataDir = await folderWithCluster();
    await (await start(dataDir)).stop();
    await writeFile(join(dataDir, 'postgres.password'), '');
    expect(await startEmbedded({ dataDir })).toMatchObject({ ok: false, error: { code: 'postgres_password_lost' } });
  });

  it('tries another port when one is taken meanwhile, and reports when none is left', async () => {
    const dataDir = await folderWithCluster();
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    let asked = 0;
    const choosePort = async () => {
      asked += 1;
      return port;
    };
    expect(await startEmbedded({ dataDir, choosePort })).toMatchObject({
      ok: false,
      error: { code: 'postgres_port_unavailable' },
    });
    expect(asked).toBeGreaterThan(1);
    await start(dataDir);
  });

  it('starts despite a postmaster.pid whose process id belongs to another program', async () => {
    const dataDir = await folderWithCluster();
    const first = await start(dataDir);
    const file = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
    await first.stop();
    const { uid, gid } = await stat(join(dataDir, 'postgres'));
    const other = spawn(
      'sleep',
      ['600'],
      process.getuid?.() === 0 ? { uid, gid, stdio: 'ignore' } : { stdio: 'ignore' },
    );
    onTestFinished(() => void other.kill());
    await once(other, 'spawn');
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), file.replace(/^\d+/, String(other.pid)));
    const second = await start(dataDir);
    expect(second.adopted).toBe(false);
    expect(isAlive(other.pid ?? 0)).toBe(true);
  });
});
