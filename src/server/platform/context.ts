import type { Kysely } from 'kysely';
import type { Database } from './database/tables.ts';

/** What every capability works with; built once by the composition root. */
export interface ServerContext {
  readonly db: Kysely<Database>;
  /** The district that this server serves: the first column of every table. */
  readonly district: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
}
