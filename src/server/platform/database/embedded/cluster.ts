import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import { type DatabaseFailure, databaseFailure, errorCode } from '../failure.ts';
import type { Binaries } from './binaries.ts';
import { appName, type Layout } from './layout.ts';
import { run } from './run.ts';
import { canReach, type RunAs } from './run-as.ts';

/**
 * Returns the name under which PostgreSQL, started inside `directory`, refers to it. An account that root drops to may
 * not be able to walk the path (a checkout under /root), but the kernel sets the working directory before it changes
 * the account.
 */
export function directoryName(directory: string, as: RunAs): Result<string, DatabaseFailure> {
  if (canReach(directory, as)) return ok(directory);
  if (process.platform === 'linux') return ok('/proc/self/cwd');
  return err(
    databaseFailure(
      'postgres_directory_unreachable',
      `The account that runs PostgreSQL for root cannot reach ${directory}.`,
      'start the server as a normal user, or set DATA_DIR to a folder that everyone can pass through.',
    ),
  );
}

const initFailed = (output: string): DatabaseFailure =>
  databaseFailure(
    'postgres_init_failed',
    `PostgreSQL could not set up its directory: ${output.trim().split('\n').slice(-5).join(' / ')}`,
    'check that the disk has 200 MB free and that DATA_DIR is on a local file system, then start again.',
  );

/** Encoding UTF8. The builtin locale C.UTF-8 sorts by code point and never changes with a system update. */
const initFlags = [
  '--username=postgres',
  '--auth=reject',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

const accessRules =
  '# Loopback only, with the password in ../postgres.password.\nhost all all 127.0.0.1/32 scram-sha-256\n';

async function fill(
  layout: Layout,
  binaries: Binaries,
  as: RunAs,
  password: string,
): Promise<Result<void, DatabaseFailure>> {
  const name = directoryName(layout.draft, as);
  if (!name.ok) return name;
  const options = { as, cwd: layout.draft };
  const made = await run(binaries.initdb, [`--pgdata=${name.value}`, ...initFlags], options);
  if (made.status !== 0) return err(initFailed(made.output));
  // Single-user mode sets the password without a file or command line that others could read. One statement a line.
  const input = `ALTER ROLE postgres PASSWORD '${password}'
CREATE ROLE ${appName} LOGIN PASSWORD '${password}'
CREATE DATABASE ${appName} OWNER ${appName}
`;
  const set = await run(binaries.postgres, ['--single', '-D', name.value, 'postgres'], { ...options, input });
  if (set.status !== 0 || /\b(ERROR|FATAL|PANIC):/.test(set.output)) return err(initFailed(set.output));
  await writeFile(join(layout.draft, 'pg_hba.conf'), accessRules);
  return ok(undefined);
}

async function writeDurably(path: string, text: string, as: RunAs): Promise<void> {
  await rm(path, { force: true });
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    if (as.uid !== undefined) await file.chown(as.uid, as.gid);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Makes the cluster beside its final place and renames it when complete, so that a cut-off attempt leaves nothing
 * partial.
 */
async function make(layout: Layout, binaries: Binaries, as: RunAs): Promise<Result<void, DatabaseFailure>> {
  const password = randomBytes(24).toString('hex');
  await rm(layout.draft, { recursive: true, force: true });
  await mkdir(layout.draft, { mode: 0o700 });
  if (as.uid !== undefined) await chown(layout.draft, as.uid, as.gid);
  const filled = await fill(layout, binaries, as, password);
  if (!filled.ok) {
    await rm(layout.draft, { recursive: true, force: true });
    return filled;
  }
  await writeDurably(layout.password, password, as);
  await rename(layout.draft, layout.cluster);
  const parent = await open(layout.dataDir, 'r');
  await parent.sync().finally(() => parent.close());
  return filled;
}

async function check(layout: Layout, binaries: Binaries): Promise<Result<void, DatabaseFailure>> {
  const uid = process.getuid?.();
  const owner = (await stat(layout.cluster)).uid;
  if (uid !== 0 && uid !== owner) {
    return err(
      databaseFailure(
        'postgres_directory_owner',
        `${layout.cluster} belongs to another account (uid ${owner}; the server runs as uid ${uid}).`,
        `start the server as the account that made it or as root, or set DATA_DIR to a folder of your own.`,
      ),
    );
  }
  const major = (await readFile(join(layout.cluster, 'PG_VERSION'), 'utf8')).trim();
  if (major === String(binaries.major)) return ok(undefined);
  return err(
    databaseFailure(
      'postgres_directory_version',
      `${layout.cluster} was made by PostgreSQL ${major}; this release brings PostgreSQL ${binaries.major}, which cannot read it. Nothing was changed.`,
      'start the release that made it, run its backup command, and restore the file with this release into a new DATA_DIR (deploy/README.md).',
    ),
  );
}

async function entries(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (thrown) {
    // A 0700 folder of another account: it is not empty, and `check` names the owner.
    if (errorCode(thrown) === 'EACCES') return ['PG_VERSION'];
    if (errorCode(thrown) === 'ENOENT') return [];
    throw thrown;
  }
}

/**
 * Ensures a cluster of our version at `layout.cluster`: makes a missing one, checks an existing one, and touches
 * nothing else. The caller holds the owner lock.
 */
export async function prepareCluster(
  layout: Layout,
  binaries: Binaries,
  as: RunAs,
): Promise<Result<void, DatabaseFailure>> {
  const found = await entries(layout.cluster);
  if (found.length === 0) return make(layout, binaries, as);
  if (found.includes('PG_VERSION')) return check(layout, binaries);
  return err(
    databaseFailure(
      'postgres_directory_foreign',
      `${layout.cluster} holds files that are not a PostgreSQL database. Nothing was changed.`,
      'move that folder away, or set DATA_DIR to another one.',
    ),
  );
}

/** Reads the cluster's password. */
export async function readPassword(layout: Layout): Promise<Result<string, DatabaseFailure>> {
  try {
    const password = (await readFile(layout.password, 'utf8')).trim();
    if (/^[0-9a-f]{48}$/.test(password)) return ok(password);
  } catch (thrown) {
    if (!['ENOENT', 'EACCES'].includes(errorCode(thrown))) throw thrown;
  }
  return err(passwordLost(layout));
}

export const passwordLost = (layout: Layout): DatabaseFailure =>
  databaseFailure(
    'postgres_password_lost',
    `The password of the database in ${layout.cluster} is not in ${layout.password}, or the file cannot be read.`,
    `restore ${layout.password} from the backup that holds the directory, or start as the account that owns it.`,
  );
