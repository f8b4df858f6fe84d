import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import { type DatabaseFailure, databaseFailure } from '../failure.ts';

/** The account that runs PostgreSQL, as options for `spawn`. Empty for the current account. */
export type RunAs = { readonly uid: number; readonly gid: number } | Record<string, never>;

interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

function accounts(): readonly Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid = '', gid = '']) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => Number.isSafeInteger(uid) && Number.isSafeInteger(gid) && uid > 0);
}

const ownerOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.uid;

/**
 * Chooses the account that runs PostgreSQL, which refuses to run as root.
 * Root takes the owner of the cluster, else the owner of the data directory, else `postgres`, else `nobody`. initdb
 * needs an account with a name.
 * @param cluster the cluster's directory, which may not exist yet
 */
export function chooseRunAs(dataDir: string, cluster: string): Result<RunAs, DatabaseFailure> {
  if (process.getuid?.() !== 0) return ok({});
  const known = accounts();
  const byOwner = [ownerOf(cluster), ownerOf(dataDir)].map((uid) => known.find((account) => account.uid === uid));
  const byName = ['postgres', 'nobody'].map((name) => known.find((account) => account.name === name));
  const chosen = [...byOwner, ...byName].find((account) => account !== undefined);
  if (chosen) return ok({ uid: chosen.uid, gid: chosen.gid });
  return err(
    databaseFailure(
      'postgres_no_user',
      'PostgreSQL does not run as root, and this system has no account "postgres" or "nobody" to run it as.',
      'start the server as a normal user, create an account (useradd --system postgres), or set DATABASE_URL.',
    ),
  );
}

/** Tells whether an account may traverse a directory and every directory above it. */
export function canReach(directory: string, who: RunAs): boolean {
  if (who.uid === undefined) return true;
  const { mode, uid, gid } = statSync(directory);
  const shift = uid === who.uid ? 6 : gid === who.gid ? 3 : 0;
  const passes = ((mode >> shift) & 0o1) === 1;
  const above = dirname(directory);
  return passes && (above === directory || canReach(above, who));
}
