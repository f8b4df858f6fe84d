import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../../../src/server/platform/database/embedded/postmaster.ts';
import { emptyDatabase } from '../../../support/database.ts';
import { builtServer } from '../../../support/e2e-build.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Started {
  readonly child: ChildProcess;
  /** All output so far. */
  readonly output: () => string;
}

async function startMain(env: Readonly<Record<string, string>>): Promise<Started> {
  const dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-main-'));
  const child = spawn(process.execPath, builtServer, {
    env: { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, ...env },
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  cleanups.push(async () => {
    if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
    await rm(dataDir, { recursive: true, force: true });
  });
  return { child, output: () => said };
}

const database = async (): Promise<string> => {
  const { url, drop } = await emptyDatabase();
  cleanups.push(drop);
  return url;
};

describe('the server process', () => {
  it('sets up an empty database, prints its address and the set-up link, and stops at SIGTERM', async () => {
    const port = await freePort();
    const { child, output } = await startMain({ PORT: String(port), DATABASE_URL: await database() });
    await expect.poll(output, { timeout: 30_000 }).toMatch(/\/setup#[\w-]{43}\n/);
    expect(output()).toContain(`http://localhost:${port}`);
    expect(output()).toMatch(/^PostgreSQL \d+\.\d+$/m);
    expect((await fetch(`http://localhost:${port}/api/health`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    await expect(fetch(`http://localhost:${port}/api/health`)).rejects.toThrow();
  });

  it('reports a taken port in plain words', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    cleanups.push(() => other.close());
    const { port } = other.address() as AddressInfo;
    const { child, output } = await startMain({ PORT: String(port), DATABASE_URL: await database() });
    expect((await once(child, 'exit'))[0]).toBe(1);
    expect(output()).toMatch(new RegExp(`Port ${port} is in use[\\s\\S]*PORT=8081[\\s\\S]*port_in_use`));
  });

  it('names every invalid variable, and does not start', async () => {
    const { child, output } = await startMain({ PORT: 'http', PUBLIC_URL: 'ftp://x' });
    expect((await once(child, 'exit'))[0]).toBe(1);
    expect(output()).toMatch(/PORT[\s\S]*PUBLIC_URL/);
  });
});
