import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import { type DatabaseFailure, databaseFailure, errorCode } from '../failure.ts';
import { passwordLost } from './cluster.ts';
import { adminUrl, type Layout } from './layout.ts';
import { type PostmasterFile, parsePostmasterFile, postmasterState, readPostmasterFile } from './postmaster-file.ts';

const patienceMs = 60_000;
const refusedPatienceMs = 10_000;

type Answer = 'ours' | 'another' | 'wrong-password' | 'starting-or-stopping' | 'silent';

/** Asks the server at the file's port whether it serves the directory of the file. */
async function ask(file: PostmasterFile, password: string): Promise<Answer> {
  const client = new pg.Client({
    connectionString: adminUrl(password, file.port),
    connectionTimeoutMillis: 5_000,
    application_name: 'qingyuan adopt',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ text: string }>("SELECT pg_read_file('postmaster.pid') AS text");
    // The path proves nothing, because directories are moved and mounted under other names; the server's own copy of
    // the file does.
    return parsePostmasterFile(rows[0]?.text ?? '')?.identity === file.identity ? 'ours' : 'another';
  } catch (thrown) {
    const code = errorCode(thrown);
    if (code === '28P01' || code === '28000') return 'wrong-password';
    return code.startsWith('57P') ? 'starting-or-stopping' : 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
}

const inUse = (layout: Layout, file: PostmasterFile): DatabaseFailure =>
  databaseFailure(
    'postgres_directory_in_use',
    `${layout.cluster} is in use by process ${file.pid}, which does not answer on port ${file.port} as the PostgreSQL of this directory.`,
    `stop process ${file.pid}, or set DATA_DIR to another folder.`,
  );

/**
 * Finds a live postmaster that serves our directory after its server was killed. Waits while it starts or stops.
 * @returns the postmaster, or undefined when there is none and one may be started
 */
export async function adopt(
  layout: Layout,
  password: string,
): Promise<Result<PostmasterFile | undefined, DatabaseFailure>> {
  const started = Date.now();
  for (;;) {
    const file = readPostmasterFile(layout.cluster);
    if (!file || postmasterState(file, layout.cluster) !== 'live') return ok(undefined);
    const answer = await ask(file, password);
    if (answer === 'ours') return ok(file);
    if (answer === 'wrong-password') return err(passwordLost(layout));
    const patience = answer === 'silent' ? refusedPatienceMs : patienceMs;
    if (answer === 'another' || Date.now() - started > patience) return err(inUse(layout, file));
    await sleep(100);
  }
}
