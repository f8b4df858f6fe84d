import { join } from 'node:path';

/** Paths of the embedded PostgreSQL under DATA_DIR. */
export interface Layout {
  readonly dataDir: string;
  /** PostgreSQL's data directory. */
  readonly cluster: string;
  /** The cluster before it is complete and renamed. */
  readonly draft: string;
  /** The random password of both roles, readable by its owner only. */
  readonly password: string;
  /** PostgreSQL's log. */
  readonly log: string;
  /** Names the Node process that owns the directory. */
  readonly lock: string;
}

export const layoutOf = (dataDir: string): Layout => ({
  dataDir,
  cluster: join(dataDir, 'postgres'),
  draft: join(dataDir, 'postgres.new'),
  password: join(dataDir, 'postgres.password'),
  log: join(dataDir, 'postgres.log'),
  lock: join(dataDir, 'server.lock'),
});

/** The server's role and database. The role is not a superuser. */
export const appName = 'qingyuan';

const url = (role: string, password: string, port: number, database: string): string =>
  `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;

/** Builds the server's connection URL. */
export const appUrl = (password: string, port: number): string => url(appName, password, port, appName);

/** Builds the superuser's connection URL, for adoption and for tests that create databases. */
export const adminUrl = (password: string, port: number): string => url('postgres', password, port, 'postgres');
