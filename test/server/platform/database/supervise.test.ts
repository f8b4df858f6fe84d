import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAlive } from '../../../../src/server/platform/database/embedded/process.ts';
import type { PostgresEvent } from '../../../../src/server/platform/database/embedded/supervise.ts';
import { startEmbedded } from '../../../../src/server/platform/database/embedded.ts';
import { isOutage } from '../../../../src/server/platform/database/outage.ts';
import { must } from '../../../support/must.ts';
import { startOwner } from './owner-process.ts';
import { folderWithCluster } from './temporary.ts';

const PATIENCE = { timeout: 50_000 };

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query('SELECT 1')).rowCount === 1;
  } catch (thrown) {
    if (!isOutage(thrown)) throw thrown;
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('a PostgreSQL that is killed while its server runs', { timeout: 120_000 }, () => {
  it('is restarted at the same address, repeatedly, and stopped at the end', async () => {
    const events: PostgresEvent[] = [];
    const embedded = must(
      await startEmbedded({ dataDir: await folderWithCluster(), onEvent: (event) => events.push(event) }),
    );
    onTestFinished(() => embedded.stop());
    const pids = [embedded.pid];
    for (const time of [1, 2]) {
      process.kill(embedded.pid, 'SIGKILL');
      await expect.poll(() => events.length, PATIENCE).toBe(time * 2);
      expect(await answers(embedded.url)).toBe(true);
      pids.push(embedded.pid);
    }
    expect(new Set(pids).size).toBe(3);
    expect(events.map(({ kind }) => kind)).toEqual(['ended', 'restarted', 'ended', 'restarted']);
    await embedded.stop();
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('is restarted by a server that had adopted it', async () => {
    const dataDir = await folderWithCluster();
    const killed = await startOwner(dataDir);
    await killed.end('SIGKILL');
    const embedded = must(await startEmbedded({ dataDir }));
    onTestFinished(() => embedded.stop());
    expect(embedded.adopted).toBe(true);
    const { pid } = embedded;
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => embedded.pid, PATIENCE).not.toBe(pid);
    expect(await answers(embedded.url)).toBe(true);
  });

  it('is not restarted when its server stops it, even during a restart', async () => {
    const embedded = must(await startEmbedded({ dataDir: await folderWithCluster() }));
    const { pid } = embedded;
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => isAlive(pid)).toBe(false);
    await embedded.stop();
    expect(isAlive(embedded.pid)).toBe(false);
    expect(await answers(embedded.url)).toBe(false);
  });
});
