import { type Kysely, sql } from 'kysely';
import * as v from 'valibot';
import type { Scope } from '../../domain/kernel/scope.ts';
import { MAX_POKED, Poke } from '../../protocol/sync/live.ts';
import type { Database } from '../platform/database/tables.ts';

/** PostgreSQL's channel for all districts of a database. */
export const CHANNEL = 'qingyuan_live';

/** PostgreSQL takes payloads below 8,000 bytes. */
const MAX_BYTES = 7_000;

const Announcement = v.object({ district: v.string(), poke: Poke });

/**
 * Tells every server over this database what a transaction wrote; PostgreSQL passes it on when, and only if, the
 * transaction commits.
 * @param head the district's head after the transaction
 * @param scopes those in which records changed, came or went
 */
export async function announce(
  db: Kysely<Database>,
  district: string,
  head: number,
  scopes: ReadonlySet<Scope>,
): Promise<void> {
  if (scopes.size === 0) return;
  const write = (named: Poke['scopes']) => JSON.stringify({ district, poke: { head, scopes: named } });
  const exact = scopes.size > MAX_POKED ? undefined : write([...scopes]);
  const payload = exact === undefined || Buffer.byteLength(exact) > MAX_BYTES ? write('*') : exact;
  await sql`SELECT pg_notify(${CHANNEL}, ${payload})`.execute(db);
}

export type Announcement = v.InferOutput<typeof Announcement>;

/** What a payload announces, and in which district; undefined when it is not ours. */
export function readAnnouncement(payload: string): Announcement | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Announcement), payload);
  return parsed.success ? parsed.output : undefined;
}
