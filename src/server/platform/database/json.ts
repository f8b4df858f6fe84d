import { type RawBuilder, sql } from 'kysely';

/** Wraps a value for a jsonb column. `pg` would send an array as a PostgreSQL array and a string as plain text. */
export function json<T>(value: T): RawBuilder<T> {
  return sql`CAST(${JSON.stringify(value)} AS JSONB)`;
}
