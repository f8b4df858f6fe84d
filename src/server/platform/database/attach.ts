import { realpathSync } from 'node:fs';
import type { Result } from '../../../domain/kernel/result.ts';
import { type DatabaseConfig, type OpenDatabase, openDatabase } from './connect.ts';
import { readPassword } from './embedded/cluster.ts';
import { appUrl, layoutOf } from './embedded/layout.ts';
import { readPostmasterFile } from './embedded/postmaster-file.ts';
import type { DatabaseFailure } from './failure.ts';

/** Finds the embedded PostgreSQL of a server that is running on the directory. */
async function runningUrl(dataDir: string): Promise<string | undefined> {
  const layout = layoutOf(realpathSync(dataDir));
  const file = readPostmasterFile(layout.cluster);
  const password = await readPassword(layout);
  return file && password.ok ? appUrl(password.value, file.port) : undefined;
}

/**
 * Opens the database for a command-line tool: as a server does, or through the PostgreSQL of a running server.
 * In the second case `close` leaves the server's PostgreSQL running.
 */
export async function attachDatabase(config: DatabaseConfig): Promise<Result<OpenDatabase, DatabaseFailure>> {
  const opened = await openDatabase(config);
  if (opened.ok || opened.error.code !== 'data_dir_in_use') return opened;
  const databaseUrl = await runningUrl(config.dataDir);
  if (databaseUrl === undefined) return opened;
  return openDatabase({ ...config, databaseUrl });
}
