import { type Kysely, sql } from 'kysely';
import * as v from 'valibot';
import type { Scope } from '../../domain/kernel/scope.ts';
import { MAX_POKED, Poke } from '../../protocol/sync/live.ts';
import type { Database } from '../platform/database/tables.ts';

/** PostgreSQL's channel for all districts of a database. */
export const CHANNEL = 'qingyuan_live';

/** Maximum payload in bytes; PostgreSQL's own limit is 8,000. */
const MAX_BYTES = 7_000;

const Announcement = v.object({ district: v.string(), poke: Poke });

/**
 * Announces to every server on this database what a transaction wrote. PostgreSQL delivers it if and when the
 * transaction commits.
 * @param head the district's head after the transaction
 * @param scopes scopes in which records changed, came or went
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

/** Parses a payload; undefined when another program sent it. */
export function readAnnouncement(payload: string): Announcement | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Announcement), payload);
  return parsed.success ? parsed.output : undefined;
}
