import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateHybridIdentity, identityToRecipient } from 'age-encryption';
import type { Kysely } from 'kysely';
import type { BackupSource } from '../../../src/server/backup/collect.ts';
import { BackupError } from '../../../src/server/backup/failure.ts';
import { checkBackup } from '../../../src/server/backup/read.ts';
import { restoreBackup } from '../../../src/server/backup/restore.ts';
import { createFileStore } from '../../../src/server/photos/file-store.ts';
import { openDatabase } from '../../../src/server/platform/database/connect.ts';
import type { Database } from '../../../src/server/platform/database/tables.ts';
import { emptyDatabase } from '../../support/database.ts';
import { dumpOf } from '../../support/database-dump.ts';
import { builtServer } from '../../support/e2e-build.ts';
import { must } from '../../support/must.ts';
import { sha256 } from '../photos/client.ts';

export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a sub-command of the server's program in its own process. */
export function runCommand(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [...builtServer, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

export interface Workplace {
  readonly folder: string;
  readonly path: (name: string) => string;
  readonly identity: string;
  readonly recipient: string;
  remove(): Promise<void>;
}

/** Makes a folder with a key. */
export async function makeWorkplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'qingyuan-backup-'));
  const identity = await generateHybridIdentity();
  return {
    folder,
    path: (name) => join(folder, name),
    identity,
    recipient: await identityToRecipient(identity),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export const sourceOf = (db: Kysely<Database>, dataDir: string): BackupSource => ({
  db,
  dataDir,
  photos: createFileStore(join(dataDir, 'photos')),
  now: Date.now,
});

export interface RestoredCopy {
  readonly db: Kysely<Database>;
  readonly url: string;
  readonly dataDir: string;
  readonly foreign: readonly string[];
  drop(): Promise<void>;
}

/** Restores a backup into a database of the test run's PostgreSQL. On failure the database is dropped. */
export async function restoreCopy({ folder, identity }: Workplace, file: string): Promise<RestoredCopy> {
  const backup = await checkBackup(file, [identity]);
  const { url, drop } = await emptyDatabase();
  const dataDir = await mkdtemp(join(folder, 'restored-'));
  const opened = must(await openDatabase({ dataDir, databaseUrl: url, connections: 1, schema: 'as-found' }));
  const photos = createFileStore(join(dataDir, 'photos'));
  const gone = async () => {
    await opened.close();
    await drop();
  };
  try {
    const foreign = await restoreBackup({ db: opened.db, dataDir, photos }, backup);
    return { db: opened.db, url, dataDir, foreign, drop: gone };
  } catch (thrown) {
    await gone();
    throw thrown;
  }
}

/** Returns the code and message of failed work; fails the test if the work succeeds. */
export async function failureOf(work: Promise<unknown>): Promise<string> {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof BackupError)) throw thrown ?? new Error('it did not fail');
  return thrown.failure.code;
}

/** Reads every row of every table, sorted, without epochs and the migrations' own tables. */
export async function rowsIn(url: string): Promise<readonly string[]> {
  const dump = await dumpOf(url);
  return dump
    .split('\n')
    .filter((line) => !/^\(\d{4}_\w+,/.test(line))
    .map((line) => line.replace(/^(\([^,]*,[^,]*,)[0-9a-f-]{36}(,\d+,"?\{)/, '$1EPOCH$2'))
    .map((line) => (line.length > 300 ? `${line.slice(0, 100)}… ${sha256(Buffer.from(line))}` : line))
    .sort();
}
