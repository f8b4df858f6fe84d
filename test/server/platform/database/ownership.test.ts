import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAlive } from '../../../../src/server/platform/database/embedded/process.ts';
import { startEmbedded } from '../../../../src/server/platform/database/embedded.ts';
import { must } from '../../../support/must.ts';
import { type OwnerProcess, type Said, startOwner } from './owner-process.ts';
import { folderWithCluster, temporaryFolder } from './temporary.ts';

function served(said: Said) {
  return must<Extract<Said, { ok: true }>['value'], unknown>(said);
}

async function owner(dataDir: string): Promise<OwnerProcess> {
  const process = await startOwner(dataDir);
  onTestFinished(() => process.end('SIGTERM'));
  return process;
}

describe('the owner of the data directory', () => {
  it('adopts the PostgreSQL of a killed server, loses nothing, and stops it at the end', async () => {
    const dataDir = await folderWithCluster();
    const killed = await startOwner(dataDir);
    const before = served(killed.said);
    const client = new pg.Client(before.url);
    await client.connect();
    await client.query('CREATE TABLE kept AS SELECT 120 AS quantity');
    await killed.end('SIGKILL');
    expect((await client.query('SELECT quantity FROM kept')).rows).toEqual([{ quantity: 120 }]);
    await client.end();

    const after = must(await startEmbedded({ dataDir }));
    expect(after).toMatchObject({ adopted: true, pid: before.pid, port: before.port, url: before.url });
    await after.stop();
    expect(isAlive(before.pid)).toBe(false);
  });

  it('waits for a PostgreSQL that is shutting down, then starts its own', async () => {
    const dataDir = await folderWithCluster();
    const killed = await startOwner(dataDir);
    const before = served(killed.said);
    // An open session delays a smart shutdown; new ones are refused meanwhile.
    const client = new pg.Client(before.url);
    client.on('error', () => undefined);
    await client.connect();
    await killed.end('SIGKILL');
    process.kill(before.pid, 'SIGTERM');
    const starting = startEmbedded({ dataDir });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await client.end();
    const after = must(await starting);
    onTestFinished(() => after.stop());
    expect(after.adopted).toBe(false);
    expect(after.pid).not.toBe(before.pid);
  });

  it('starts again after PostgreSQL and its server were both killed', async () => {
    const dataDir = await folderWithCluster();
    const killed = await startOwner(dataDir);
    const before = served(killed.said);
    const client = new pg.Client(before.url);
    client.on('error', () => undefined);
    await client.connect();
    await client.query('CREATE TABLE kept AS SELECT 120 AS quantity');
    await killed.end('SIGKILL');
    process.kill(before.pid, 'SIGKILL');
    const after = must(await startEmbedded({ dataDir }));
    onTestFinished(() => after.stop());
    const again = new pg.Client(after.url);
    await again.connect();
    expect((await again.query('SELECT quantity FROM kept')).rows).toEqual([{ quantity: 120 }]);
    await again.end();
  });

  it('refuses a second server and names the first, which keeps running', async () => {
    const dataDir = await folderWithCluster();
    const first = await owner(dataDir);
    const second = await startEmbedded({ dataDir });
    expect(second).toMatchObject({ ok: false, error: { code: 'data_dir_in_use' } });
    expect(second.ok ? '' : second.error.message).toContain(String(first.pid));
    const client = new pg.Client(served(first.said).url);
    await client.connect();
    await client.end();
  });

  it('is one of several that start at once, even with a stale lock', async () => {
    const dataDir = await temporaryFolder();
    await writeFile(join(dataDir, 'server.lock'), '999999999\n\n');
    const all = await Promise.all([1, 2, 3].map(() => startOwner(dataDir)));
    const winners = all.filter(({ said }) => said.ok);
    onTestFinished(async () => {
      await Promise.all(winners.map((winner) => winner.end('SIGTERM')));
    });
    expect(winners).toHaveLength(1);
    const codes = all.flatMap(({ said }) => (said.ok ? [] : [said.error.code]));
    expect(codes).toEqual(['data_dir_in_use', 'data_dir_in_use']);
  });

  it.each([
    ['a dead process', '999999999\n\n'],
    ['a live process with a reused id', `${process.pid}\nanother-boot/1\n`],
    ['nobody, after a power cut', ''],
  ])('takes over a lock left by %s', async (_, text) => {
    const dataDir = await folderWithCluster();
    await writeFile(join(dataDir, 'server.lock'), text);
    const server = must(await startEmbedded({ dataDir }));
    expect((await readFile(join(dataDir, 'server.lock'), 'utf8')).split('\n')[0]).toBe(String(process.pid));
    await server.stop();
    await expect(stat(join(dataDir, 'server.lock'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('stops PostgreSQL when its server is stopped', async () => {
    const process = await startOwner(await folderWithCluster());
    await process.end('SIGTERM');
    expect(isAlive(served(process.said).pid)).toBe(false);
  });

  it('does not stop the PostgreSQL of another directory that a copied postmaster.pid names', async () => {
    const [mine, theirs] = [await folderWithCluster(), await folderWithCluster()];
    const other = must(await startEmbedded({ dataDir: theirs }));
    onTestFinished(() => other.stop());
    const first = must(await startEmbedded({ dataDir: mine }));
    await first.stop();
    await writeFile(
      join(mine, 'postgres', 'postmaster.pid'),
      await readFile(join(theirs, 'postgres', 'postmaster.pid')),
    );
    const result = must(await startEmbedded({ dataDir: mine }));
    expect(result.adopted).toBe(false);
    await result.stop();
    expect(isAlive(other.pid)).toBe(true);
  });
});
