import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { columnTypes } from './column-types.ts';
import { teachCopy } from './copy-client.ts';
import type { PostgresEvent } from './embedded/supervise.ts';
import { startEmbedded } from './embedded.ts';
import { type DatabaseFailure, databaseFailure, reason } from './failure.ts';
import { migrate } from './migrate.ts';
import type { Database } from './tables.ts';

export interface OpenDatabase {
  readonly db: Kysely<Database>;
  /** The pool under `db`, for libraries that want one. */
  readonly pool: pg.Pool;
  /** For connections of one's own, such as LISTEN; holds the password. */
  readonly url: string;
  /** How it was come by, for the log. */
  readonly source: 'external' | 'embedded-started' | 'embedded-adopted';
  /** Ends every connection, and the embedded PostgreSQL if it is ours; harmless when called twice. */
  close(): Promise<void>;
}

export interface DatabaseConfig {
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl?: string;
  /** `as-found`: a tool that only reads, or that makes the tables itself, leaves the schema alone. Brought up to date by default. */
  readonly schema?: 'up-to-date' | 'as-found';
  /** Connections in the pool; 10 by default. */
  readonly connections?: number;
  /** Milliseconds that a statement waits for a lock; 10 s by default. */
  readonly lockMs?: number;
  /** Milliseconds that a transaction may do nothing; 30 s by default. */
  readonly idleInTransactionMs?: number;
  /** Told of connections that break while idle; the pool replaces them. */
  readonly onIdleError?: (error: Error) => void;
  /** Told when the embedded PostgreSQL ended by itself, and of the attempts to start it again. */
  readonly onPostgres?: (event: PostgresEvent) => void;
}

/** What PostgreSQL has learnt of the tables goes with a connection: phones that come every few minutes find it warm. */
const IDLE_MS = 600_000;
/** What lies between here and an external database forgets connections on which nothing is said for minutes. */
const KEEP_ALIVE_MS = 60_000;
/**
 * How long a statement waits for a lock. A full group of pushes holds the district for about 0.3 s; two waits one after
 * the other still end before a phone gives up, which it does after 60 s.
 */
const LOCK_MS = 10_000;
/**
 * How long a transaction may do nothing before PostgreSQL ends it and frees its locks, such as those of a frozen server
 * process. The longest pause of our own is a call of the photo store inside a transaction, which ends after 20 s.
 */
const IDLE_IN_TRANSACTION_MS = 30_000;

function makePool(url: string, config: DatabaseConfig): pg.Pool {
  const { connections = 10, onIdleError = () => undefined } = config;
  const { lockMs = LOCK_MS, idleInTransactionMs = IDLE_IN_TRANSACTION_MS } = config;
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: IDLE_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    application_name: 'qingyuan',
    types: columnTypes,
  });
  // Without listeners a connection that breaks while idle, or between two statements of a transaction, would end the
  // process. The next statement of that transaction fails, and so does the request.
  pool.on('error', onIdleError);
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('connect', teachCopy);
  return pool;
}

interface Source {
  readonly url: string;
  readonly source: OpenDatabase['source'];
  stop(): Promise<void>;
}

async function locate(config: DatabaseConfig): Promise<Result<Source, DatabaseFailure>> {
  if (config.databaseUrl !== undefined) {
    return ok({ url: config.databaseUrl, source: 'external', stop: async () => undefined });
  }
  const { dataDir, onPostgres: onEvent } = config;
  const embedded = await startEmbedded({ dataDir, ...(onEvent ? { onEvent } : {}) });
  if (!embedded.ok) return embedded;
  const { url, adopted, stop } = embedded.value;
  return ok({ url, source: adopted ? 'embedded-adopted' : 'embedded-started', stop });
}

async function reach(pool: pg.Pool): Promise<Result<void, DatabaseFailure>> {
  try {
    await pool.query('SELECT 1');
    return ok(undefined);
  } catch (thrown) {
    return err(
      databaseFailure(
        'database_unreachable',
        `The database does not answer: ${reason(thrown)}`,
        'check DATABASE_URL (host, port, user, password, database) and that the PostgreSQL server is running.',
      ),
    );
  }
}

/** Migrates without a lock time-out: several servers that start at once wait for the first one's migrations. */
const migratePatiently = (db: Kysely<Database>) =>
  db.connection().execute(async (connection) => {
    await sql`SET lock_timeout = 0`.execute(connection);
    try {
      return await migrate(connection);
    } finally {
      await sql`RESET lock_timeout`.execute(connection);
    }
  });

/**
 * Opens the database, embedded or external, and brings it to this release's schema, unless told to leave it. On failure
 * nothing stays open.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Result<OpenDatabase, DatabaseFailure>> {
  const located = await locate(config);
  if (!located.ok) return located;
  const { url, source, stop } = located.value;
  const pool = makePool(url, config);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= db.destroy().finally(stop);
    return closing;
  };
  try {
    const reached = await reach(pool);
    const migrated = reached.ok && config.schema !== 'as-found' ? await migratePatiently(db) : reached;
    if (migrated.ok) return ok({ db, pool, url, source, close });
    await close();
    return migrated;
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
