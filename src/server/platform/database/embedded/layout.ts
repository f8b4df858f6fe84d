import { join } from 'node:path';

/** Where the embedded PostgreSQL keeps its things under DATA_DIR. */
export interface Layout {
  readonly dataDir: string;
  /** PostgreSQL's own directory. */
  readonly cluster: string;
  /** The cluster while it is being made; renamed when complete. */
  readonly draft: string;
  /** The random password of both roles, readable by its owner only. */
  readonly password: string;
  /** What PostgreSQL says. */
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

/** The role and database the server works with; it is no superuser. */
export const appName = 'qingyuan';

const url = (role: string, password: string, port: number, database: string): string =>
  `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;

/** The connection the server works with. */
export const appUrl = (password: string, port: number): string => url(appName, password, port, appName);

/** The superuser's connection: for adoption and for tests that make databases. */
export const adminUrl = (password: string, port: number): string => url('postgres', password, port, 'postgres');
