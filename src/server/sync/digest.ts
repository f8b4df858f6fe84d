import { sql } from 'kysely';
import type { Actor } from '../../domain/kernel/actor.ts';
import { DIGEST_BYTES, type DigestRequest, type DigestResponse } from '../../protocol/sync/digest.ts';
import type { ServerContext } from '../platform/context.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { readDistrict } from '../records/district.ts';
import { isOnPhones } from './on-phones.ts';
import { readableScopes } from './scopes.ts';

interface Row {
  readonly scope: string;
  readonly count: number;
  readonly digest: string;
}

/**
 * Computes the counts and digests of a phone's scopes. PostgreSQL computes them from the stored rows, since a
 * maintained sum would miss what no push has written.
 */
export async function digest(
  { db, district, now }: ServerContext,
  actor: Actor,
  { epoch, cursors }: DigestRequest,
): Promise<DigestResponse> {
  const scopes = readableScopes(actor, Object.keys(cursors));
  const positions = scopes.map((scope) => cursors[scope] ?? 0);
  return inSnapshot(db, async (snapshot) => {
    const state = await readDistrict(snapshot, district);
    if (state.epoch !== epoch) return { time: now(), epoch: state.epoch, scopes: {} };
    // Writes the same line as `digestLine` in src/protocol/sync/digest-line.ts.
    const { rows } = await sql<Row>`
      SELECT asked.scope, coalesce(sums.count, 0) AS count,
        encode(substr(sha256(convert_to(coalesce(sums.lines, ''), 'UTF8')), 1, ${DIGEST_BYTES}), 'hex') AS digest
      FROM unnest(${scopes}::text[], ${positions}::bigint[]) AS asked (scope, cursor)
      CROSS JOIN LATERAL (
        SELECT count(*)::int,
          string_agg(concat_ws(' ', id, kind, author, created_clock, fields, clocks, coalesce(heads::text, '')), E'\n'
            ORDER BY id) AS lines
        FROM record
        WHERE district = ${district} AND scope = asked.scope AND ${isOnPhones}
      ) AS sums
      WHERE NOT EXISTS (SELECT FROM record
          WHERE district = ${district} AND scope = asked.scope AND seq > asked.cursor)
        AND NOT EXISTS (SELECT FROM departure
          WHERE district = ${district} AND scope = asked.scope AND seq > asked.cursor)
    `.execute(snapshot);
    const known = rows.map(({ scope, count, digest: sum }) => [scope, { count, digest: sum }] as const);
    return { time: now(), epoch, scopes: Object.fromEntries(known) };
  });
}
