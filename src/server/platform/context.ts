import type { Kysely } from 'kysely';
import type { Database } from './database/tables.ts';

/** The dependencies of a server process for all districts, built once by the composition root. */
export interface Platform {
  readonly db: Kysely<Database>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
}

/** The dependencies of every capability: the platform, for one district. */
export interface ServerContext extends Platform {
  /** The served district, which is part of every table's key and of every query. */
  readonly district: string;
}
