import { type RawBuilder, sql } from 'kysely';

/** A value for a jsonb column. `pg` would turn an array into a PostgreSQL array, and a string into itself. */
export function json<T>(value: T): RawBuilder<T> {
  return sql`CAST(${JSON.stringify(value)} AS JSONB)`;
}
