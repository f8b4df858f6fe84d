import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { Database } from '../../src/server/platform/database/tables.ts';

/** Where in its next transaction the server is killed. */
export type Death = 'before commit' | 'after commit' | 'half-way';

export class ServerKilled extends Error {}

export interface MortalDatabase {
  readonly db: Kysely<Database>;
  /** The next transaction does not survive; undefined calls it off. */
  doom(death: Death | undefined): void;
}

/** Statements into a push before a kill half-way: the district is locked by then. */
const HALF_WAY = 5;

/**
 * Real connections that break where the simulation says so: PostgreSQL sees its client gone, as when the server's
 * process was killed.
 */
export function mortalDatabase(pool: pg.Pool): MortalDatabase {
  let doom: Death | undefined;

  async function connect(): Promise<PostgresPoolClient> {
    const client = await pool.connect();
    let isDead = false;
    let statements = 0;
    const die = (): never => {
      isDead = true;
      doom = undefined;
      throw new ServerKilled();
    };
    const query = async (text: string, parameters: unknown[]) => {
      if (isDead) throw new ServerKilled();
      statements++;
      if (doom === 'half-way' && statements === HALF_WAY) die();
      if (doom === 'before commit' && text === 'commit') die();
      const result = await client.query(text, parameters);
      if (doom === 'after commit' && text === 'commit') die();
      return result;
    };
    return { query, release: () => client.release(isDead) } as unknown as PostgresPoolClient;
  }

  // The pool is shared by all stories and closed by whoever opened it.
  const shared: PostgresPool = { connect, end: async () => undefined };
  return {
    db: new Kysely<Database>({ dialect: new PostgresDialect({ pool: shared }) }),
    doom(death) {
      doom = death;
    },
  };
}
