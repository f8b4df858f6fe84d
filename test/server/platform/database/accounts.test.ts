import { chmod, chown, cp, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findBinaries, findPackage } from '../../../../src/server/platform/database/embedded/binaries.ts';
import { canReach } from '../../../../src/server/platform/database/embedded/run-as.ts';
import { startEmbedded } from '../../../../src/server/platform/database/embedded.ts';
import { must } from '../../../support/must.ts';
import { startOwner } from './owner-process.ts';
import { temporaryFolder } from './temporary.ts';

const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
/** Another account can run the checkout only if it can read it. */
const shared = isRoot && canReach(dirname(import.meta.filename), nobody);

async function answers(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('SELECT 1');
  await client.end();
}

describe('the account that runs PostgreSQL', () => {
  it('is never root', async () => {
    const dataDir = await temporaryFolder();
    const server = must(await startEmbedded({ dataDir }));
    onTestFinished(() => server.stop());
    const { uid } = await stat(join(dataDir, 'postgres'));
    expect(uid).not.toBe(0);
    if (!isRoot) expect(uid).toBe(process.getuid?.());
  });

  it.runIf(isRoot)('can serve a folder that only root can reach (root only)', async () => {
    const above = await mkdtemp('/root/qingyuan-embedded-');
    onTestFinished(() => rm(above, { recursive: true, force: true }));
    await chmod(above, 0o700);
    const dataDir = join(above, 'deep', '.data');
    const first = must(await startEmbedded({ dataDir }));
    await answers(first.url);
    await first.stop();
    const killed = await startOwner(dataDir);
    await killed.end('SIGKILL');
    const adopted = must(await startEmbedded({ dataDir }));
    expect(adopted.adopted).toBe(true);
    await answers(adopted.url);
    await adopted.stop();
    expect((await stat(above)).mode & 0o777).toBe(0o700);
  });

  it.runIf(isRoot)('runs a copy of programs that only root can reach (root only)', async () => {
    const hidden = await mkdtemp('/root/qingyuan-embedded-');
    const copies = join(await temporaryFolder(), 'copies');
    onTestFinished(() => rm(hidden, { recursive: true, force: true }));
    await chmod(dirname(copies), 0o755);
    const folder = join(hidden, 'package');
    await cp(must(findPackage()), folder, { recursive: true, verbatimSymlinks: true });
    const binaries = must(await findBinaries(folder, nobody, copies));
    expect(binaries.postgres.startsWith(copies)).toBe(true);
    expect(binaries.major).toBe(18);
    expect(must(await findBinaries(folder, nobody, copies))).toEqual(binaries);
  });

  it.runIf(isRoot)('refuses a folder of copies that another account could write to (root only)', async () => {
    const hidden = await mkdtemp('/root/qingyuan-embedded-');
    const copies = join(await temporaryFolder(), 'copies');
    onTestFinished(() => rm(hidden, { recursive: true, force: true }));
    await mkdir(copies);
    await chown(copies, nobody.uid, nobody.gid);
    const folder = join(hidden, 'package');
    await cp(must(findPackage()), folder, { recursive: true, verbatimSymlinks: true });
    expect(await findBinaries(folder, nobody, copies)).toMatchObject({
      ok: false,
      error: { code: 'postgres_binaries_broken' },
    });
  });

  it.runIf(shared)('is the normal user who starts the server (run by root, from a readable checkout)', async () => {
    const dataDir = await temporaryFolder();
    await chown(dataDir, nobody.uid, nobody.gid);
    const owner = await startOwner(dataDir, nobody);
    const value = must<{ url: string }, unknown>(owner.said);
    await answers(value.url);
    await owner.end('SIGTERM');
    expect((await stat(join(dataDir, 'postgres'))).uid).toBe(nobody.uid);
    // Root keeps the account that owns the directory.
    const asRoot = must(await startEmbedded({ dataDir }));
    await answers(asRoot.url);
    await asRoot.stop();
    const again = await startOwner(dataDir, nobody);
    expect(again.said).toMatchObject({ ok: true, value: { adopted: false } });
    await again.end('SIGTERM');
  });

  it.runIf(shared)('is reported when the directory belongs to another account (run by root)', async () => {
    const dataDir = await temporaryFolder();
    const first = must(await startEmbedded({ dataDir }));
    await first.stop();
    await chown(dataDir, nobody.uid, nobody.gid);
    const owner = await startOwner(dataDir, nobody);
    expect(owner.said).toMatchObject({ ok: false, error: { code: 'postgres_directory_owner' } });
    const readOnly = await temporaryFolder();
    await chmod(readOnly, 0o755);
    const second = await startOwner(readOnly, nobody);
    expect(second.said).toMatchObject({ ok: false, error: { code: 'data_dir_not_writable' } });
  });
});
