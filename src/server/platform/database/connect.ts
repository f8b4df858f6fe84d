import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { enableCopy } from './copy-client.ts';
import type { PostgresEvent } from './embedded/supervise.ts';
import { startEmbedded } from './embedded.ts';
import { type DatabaseFailure, databaseFailure, reason } from './failure.ts';
import { migrate } from './migrate.ts';
import type { Database } from './tables.ts';

export interface OpenDatabase {
  readonly db: Kysely<Database>;
  /** The pool of `db`, for libraries that need one. */
  readonly pool: pg.Pool;
  /** For separate connections, such as LISTEN. Contains the password. */
  readonly url: string;
  /** How the database was opened, for the log. */
  readonly source: 'external' | 'embedded-started' | 'embedded-adopted';
  /** Closes every connection, and stops the embedded PostgreSQL if this process owns it. Idempotent. */
  close(): Promise<void>;
}

export interface DatabaseConfig {
  readonly dataDir: string;
  /** Without it, the embedded PostgreSQL under `dataDir` is used. */
  readonly databaseUrl?: string;
  /** `as-found` leaves the schema alone, for tools that only read or that make the tables; `up-to-date` by default. */
  readonly schema?: 'up-to-date' | 'as-found';
  /** Number of connections in the pool; 10 by default. */
  readonly connections?: number;
  /** Maximum time that a statement waits for a lock, milliseconds; 10 s by default. */
  readonly lockMs?: number;
  /** Maximum idle time of a transaction, milliseconds; 30 s by default. */
  readonly idleInTransactionMs?: number;
  /** Called when an idle connection breaks. The pool replaces it. */
  readonly onIdleError?: (error: Error) => void;
  /** Called when the embedded PostgreSQL exits unexpectedly, and for each attempt to start it again. */
  readonly onPostgres?: (event: PostgresEvent) => void;
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a JavaScript number`);
  return value;
}

/**
 * Parsers of column types. bigint becomes a number, and an error beyond 2^53; date stays text without a time zone. The
 * rest is as in `pg`: numeric as text, timestamptz as a `Date`, jsonb parsed.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (id, format) => {
    if (format !== 'binary' && id === pg.types.builtins.INT8) return safeInteger;
    if (format !== 'binary' && id === pg.types.builtins.DATE) return (text: string) => text;
    return pg.types.getTypeParser(id, format);
  },
};

/**
 * Idle time after which a connection is closed, in milliseconds. PostgreSQL's caches live as long as a connection, so
 * phones that sync every few minutes find them warm.
 */
const IDLE_MS = 600_000;
/**
 * Time after which TCP keep-alive starts, in milliseconds. Routers and firewalls on the way to an external database
 * drop connections that are silent for minutes.
 */
const KEEP_ALIVE_MS = 60_000;
/**
 * Maximum time that a statement waits for a lock, in milliseconds. A full group of pushes holds the district's lock for
 * about 0.3 s; two consecutive waits still end before a phone's time-out of 60 s.
 */
const LOCK_MS = 10_000;
/**
 * Idle time after which PostgreSQL ends a transaction and frees its locks, in milliseconds. It frees those of a frozen
 * server process. Our longest pause is a call of the photo store inside a transaction, which times out after 20 s.
 */
const IDLE_IN_TRANSACTION_MS = 30_000;

/**
 * Settings of each session. Our queries are short: to start parallel workers or to compile a query takes longer than it
 * saves. A board of a year over 70,000 cells took 79 ms with them and 50 without (`npm run bench -- report`).
 */
const SESSION = '-c max_parallel_workers_per_gather=0 -c jit=off';

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
    options: SESSION,
    types: columnTypes,
  });
  // Without listeners, a connection that breaks while idle or between two statements of a transaction would end the
  // process. The next statement of that transaction fails, and with it the request.
  pool.on('error', onIdleError);
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('connect', enableCopy);
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

/** Migrates without a lock time-out: servers that start together wait for the first one's migrations. */
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
 * Opens the embedded or external database and migrates it to this release's schema, unless told otherwise. On failure
 * it closes everything.
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
