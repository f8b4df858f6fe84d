import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSetupLink } from '../../../src/server/accounts/setup.ts';
import { encrypterTo } from '../../../src/server/backup/keys.ts';
import { checkBackup } from '../../../src/server/backup/read.ts';
import { restoreBackup } from '../../../src/server/backup/restore.ts';
import { sealStream } from '../../../src/server/backup/seal.ts';
import { writeTar } from '../../../src/server/backup/tar.ts';
import { writeBackup } from '../../../src/server/backup/write.ts';
import { mainDistrict } from '../../../src/server/districts/found.ts';
import { openDatabase } from '../../../src/server/platform/database/connect.ts';
import type { Database } from '../../../src/server/platform/database/tables.ts';
import { emptyDatabase, testDatabase } from '../../support/database.ts';
import { builtServer } from '../../support/e2e-build.ts';
import { must } from '../../support/must.ts';
import { type District, makeDistrict, Phone } from '../sync/fixture.ts';
import { failureOf, makeWorkplace, restoreCopy, rowsIn, runCommand, sourceOf, type Workplace } from './fixture.ts';

let work: Workplace;
let district: District;
let file: string;
let keyFile: string;

beforeAll(async () => {
  work = await makeWorkplace();
  district = await makeDistrict();
  const phone = new Phone(district.context, district.volunteer);
  // More than one part of a table, and more than one chunk of age.
  for (let batch = 0; batch < 6; batch++)
    await phone.send(
      ...Array.from({ length: 400 }, () => phone.leaflet({ quantity: 3, place: district.places.upper })),
    );
  await mkdir(work.path('data'));
  await writeFile(work.path('data/session-secret'), 's'.repeat(43));
  file = work.path('whole.age');
  keyFile = work.path('key.txt');
  await writeFile(keyFile, `# a remark\n${work.identity}\n`);
  const { manifest } = await writeBackup(source(), file, [work.recipient]);
  expect(manifest.tables.find(({ name }) => name === 'change')?.rows).toBeGreaterThan(2_400);
});
afterAll(async () => {
  await district.close();
  await work.remove();
});

/** Stops a backup in the middle of its work by a lock, for as long as the returned transaction lasts. */
async function blockTable() {
  const blocking = await district.context.db.startTransaction().execute();
  // The server's own limit would end it where a busy machine takes long.
  await sql`SET LOCAL idle_in_transaction_session_timeout = 0`.execute(blocking);
  await sql`LOCK TABLE withdrawal IN ACCESS EXCLUSIVE MODE`.execute(blocking);
  return blocking;
}

const source = () => sourceOf(district.context.db, work.path('data'));

/** Runs the restore command with an embedded PostgreSQL that must not be created. */
async function restoreDamaged(name: string, bytes: Uint8Array, key = keyFile) {
  await writeFile(work.path(name), bytes);
  const dataDir = work.path(`${name}-data`);
  const ran = await runCommand(['restore', work.path(name), '--identity', key], { DATA_DIR: dataDir });
  const isTouched = await stat(dataDir).then(
    () => true,
    () => false,
  );
  return { ...ran, isTouched };
}

const othersOn = async (db: Kysely<Database>): Promise<number> => {
  const found = await sql<{ pid: number }>`
    SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`.execute(db);
  return found.rows.length;
};

describe('a restore', () => {
  it('refuses a file that was cut off or altered anywhere, and changes nothing', async () => {
    const whole = await readFile(file);
    const codes = new Set<string>();
    // Header, first chunk, a chunk border, the middle, the last bytes.
    const places = [10, 2_000, 70_000, Math.floor(whole.length / 2), whole.length - 20, whole.length - 1];
    for (const at of places) {
      await writeFile(work.path('cut.age'), whole.subarray(0, at));
      codes.add(await failureOf(checkBackup(work.path('cut.age'), [work.identity])));
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await writeFile(work.path('altered.age'), altered);
      codes.add(await failureOf(checkBackup(work.path('altered.age'), [work.identity])));
    }
    expect([...codes]).toEqual(['backup_damaged']);
    const ran = await restoreDamaged('cut-by-command.age', whole.subarray(0, whole.length - 1));
    expect(ran).toMatchObject({ code: 1, isTouched: false });
    expect(ran.output).toMatch(/not whole[\s\S]*Nothing was changed[\s\S]*\(backup_damaged\)/);
    expect(ran.output).not.toContain('    at ');
  });

  it('refuses another key, a file that is not a backup, and an invalid key file, each with its own message', async () => {
    const whole = await readFile(file);
    const other = await makeWorkplace();
    await writeFile(other.path('key.txt'), other.identity);
    const wrong = await restoreDamaged('wrong-key.age', whole, other.path('key.txt'));
    expect(wrong).toMatchObject({ code: 1, isTouched: false, output: expect.stringContaining('(backup_wrong_key)') });
    const junk = await restoreDamaged('junk.age', Buffer.from('PK a spreadsheet'));
    expect(junk).toMatchObject({ code: 1, isTouched: false, output: expect.stringContaining('(backup_damaged)') });
    const noKey = await restoreDamaged('no-key.age', whole, file);
    expect(noKey).toMatchObject({
      code: 1,
      isTouched: false,
      output: expect.stringContaining('backup_key_unreadable'),
    });
    expect(wrong.output + noKey.output).not.toContain('AGE-SECRET-KEY-PQ-1');
    await other.remove();
  });

  it('refuses sealed content that is not a backup: without a manifest, or with rows it does not list', async () => {
    const forged = async (entries: readonly { name: string; bytes: Uint8Array }[]) => {
      const parts: Uint8Array[] = [];
      const each = async function* () {
        yield* entries;
      };
      for await (const part of sealStream(writeTar(each()), encrypterTo([work.recipient]))) parts.push(part);
      await writeFile(work.path('forged.age'), Buffer.concat(parts));
      return failureOf(checkBackup(work.path('forged.age'), [work.identity]));
    };
    const rows = { name: 'tables/change/000001.copy', bytes: Buffer.from('x\n') };
    const manifest = (tables: readonly unknown[]) => ({
      name: 'manifest.json',
      bytes: Buffer.from(
        JSON.stringify({
          ...{ format: 1, made: new Date().toISOString(), postgres: '18', migrations: ['0001_tables'] },
          ...{ tables, files: {}, photos: 0, missing: [] },
        }),
      ),
    });
    expect(await forged([rows])).toBe('backup_damaged');
    expect(await forged([rows, manifest([])])).toBe('backup_damaged');
    expect(await forged([{ name: '../../etc/passwd', bytes: rows.bytes }, manifest([])])).toBe('backup_damaged');
    expect(await forged([manifest([]), rows])).toBe('backup_damaged');
  });

  it('refuses a database with data or a running server, but not one with only an unused set-up link', async () => {
    const backup = await checkBackup(file, [work.identity]);
    const before = await rowsIn(district.url);
    const dataDir = work.path('data');
    const ran = await runCommand(['restore', file, '-i', keyFile], { DATABASE_URL: district.url, DATA_DIR: dataDir });
    expect(ran.code).toBe(1);
    expect(ran.output).toMatch(/restore_server_running|restore_not_empty/);
    expect(await rowsIn(district.url)).toEqual(before);

    const fresh = await testDatabase();
    const context = { ...district.context, db: fresh.db, district: must(await mainDistrict(fresh.db, 'localhost')) };
    await createSetupLink(context, 'http://localhost');
    const target = { ...sourceOf(fresh.db, work.path('fresh')), photos: source().photos };
    const alone = must(await openDatabase({ dataDir: work.folder, databaseUrl: fresh.url, connections: 1 }));
    expect(await failureOf(restoreBackup({ ...target, db: alone.db }, backup))).toBe('restore_server_running');
    await fresh.db.destroy();
    // PostgreSQL lists a connection for a moment after it was closed.
    await expect.poll(() => othersOn(alone.db)).toBe(0);
    await restoreBackup({ ...target, db: alone.db }, backup);
    expect(await rowsIn(fresh.url)).toEqual(before);
    expect(await failureOf(restoreBackup({ ...target, db: alone.db }, backup))).toBe('restore_not_empty');
    await alone.close();
  });

  it('refuses a backup of a newer release', async () => {
    const { db } = district.context;
    await sql`INSERT INTO kysely_migration VALUES ('9999_later', now()::text)`.execute(db);
    await writeBackup(source(), work.path('newer.age'), [work.recipient]);
    await sql`DELETE FROM kysely_migration WHERE name = '9999_later'`.execute(db);
    expect(await failureOf(restoreCopy(work, work.path('newer.age')))).toBe('backup_newer');
  });

  it('leaves an empty database empty when it fails half-way', async () => {
    const backup = await checkBackup(file, [work.identity]);
    // Simulates a disk that changed a digit between reading the file and writing the table.
    const [first, ...others] = backup.manifest.tables;
    if (!first) throw new Error('no tables');
    const tables = [...others, { ...first, sha256: 'f'.repeat(64) }];
    const { url, drop } = await emptyDatabase();
    const opened = must(
      await openDatabase({ dataDir: work.folder, databaseUrl: url, connections: 1, schema: 'as-found' }),
    );
    const target = { ...sourceOf(opened.db, work.path('midst')), photos: source().photos };
    const failed = restoreBackup(target, { ...backup, manifest: { ...backup.manifest, tables } });
    expect(await failureOf(failed)).toBe('restore_digest_differs');
    const left = await sql`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`.execute(opened.db);
    expect(left.rows).toEqual([]);
    await expect(readdir(work.path('midst'))).rejects.toThrow('ENOENT');
    await opened.close();
    await drop();
  });
});

describe('a backup', () => {
  const env = () => ({ DATABASE_URL: district.url, DATA_DIR: work.path('data') });
  const folderOf = async (name: string) => {
    await mkdir(work.path(name));
    return { path: work.path(name), left: () => readdir(work.path(name)) };
  };

  it('is never written without a recipient, over another file, or to keys of two kinds', async () => {
    const folder = await folderOf('refused');
    const classic = await identityToRecipient(await generateX25519Identity());
    const tried = [
      [[], 'backup_recipient_invalid'],
      [['age1nonsense'], 'backup_recipient_invalid'],
      [[work.recipient, classic], 'backup_recipients_mixed'],
    ] as const;
    for (const [recipients, code] of tried)
      expect(await failureOf(writeBackup(source(), `${folder.path}/x.age`, recipients))).toBe(code);
    await writeFile(`${folder.path}/taken.age`, 'last night');
    expect(await failureOf(writeBackup(source(), `${folder.path}/taken.age`, [classic]))).toBe('backup_exists');
    expect(await readFile(`${folder.path}/taken.age`, 'utf8')).toBe('last night');
    expect(await folder.left()).toEqual(['taken.age']);
    expect(await failureOf(writeBackup(source(), `${folder.path}/none/x.age`, [classic]))).toBe('backup_not_writable');
    const usage = await runCommand(['backup'], env());
    expect(usage).toMatchObject({ code: 2, output: expect.stringContaining('backup FILE --recipient') });
  });

  it('is readable by its owner only, and can use classic keys', async () => {
    const identity = await generateX25519Identity();
    const path = work.path('classic.age');
    await writeBackup(source(), path, [
      await identityToRecipient(identity),
      await identityToRecipient(await generateX25519Identity()),
    ]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await checkBackup(path, [identity])).manifest.photos).toBe(0);
  });

  it('leaves no file when it is stopped, or when the database fails', async () => {
    const folder = await folderOf('stopped');
    const stop = new AbortController();
    const now = () => {
      stop.abort(new Error('stopped'));
      return Date.now();
    };
    const writing = writeBackup({ ...source(), now }, `${folder.path}/x.age`, [work.recipient], stop.signal);
    await expect(writing).rejects.toThrow('stopped');
    expect(await folder.left()).toEqual([]);

    const own = must(await openDatabase({ dataDir: work.folder, databaseUrl: district.url, connections: 1 }));
    const blocking = await blockTable();
    const cut = writeBackup(sourceOf(own.db, work.path('data')), `${folder.path}/y.age`, [work.recipient]);
    const ended = expect(cut).rejects.toThrow();
    await expect.poll(folder.left).toEqual([expect.stringMatching(/^y\.age\..*\.part$/)]);
    // Whichever connection it is: on a busy machine the pool may have opened another one.
    const endWaiting = () =>
      sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(district.context.db);
    await expect.poll(async () => (await endWaiting()).rows.length).toBe(1);
    await ended;
    await blocking.rollback().execute();
    expect(await folder.left()).toEqual([]);
    await own.close();
  });

  it('removes its partial file when its process is stopped', async () => {
    const folder = await folderOf('signalled');
    const blocking = await blockTable();
    const args = [...builtServer, 'backup', `${folder.path}/x.age`, '-r', work.recipient];
    const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH ?? '', ...env() } });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    // A busy machine takes long to start a program.
    await expect.poll(folder.left, { timeout: 50_000 }).toEqual([expect.stringMatching(/^x\.age\..*\.part$/)]);
    child.kill('SIGTERM');
    await blocking.rollback().execute();
    expect((await once(child, 'close'))[0]).toBe(1);
    expect(said).toContain('(backup_stopped)');
    expect(await folder.left()).toEqual([]);
  });
});
