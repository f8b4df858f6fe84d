import { sql } from 'kysely';
import { inEveryDistrict } from '../districts/every.ts';
import type { Platform, ServerContext } from '../platform/context.ts';
import { runPeriodically } from '../platform/periodic.ts';
import { RATE_WINDOW_SECONDS } from './auth.ts';
import { MAX_SESSION_MS } from './lifetime.ts';
import { auditFailures } from './sign-in-delay.ts';

/** Maximum number of rows that one round deletes, so that a flood does not make it slow. */
export const PRUNE_LIMIT = 10_000;

/**
 * Deletes expired counters of attempts. Their keys contain network addresses, which must not be kept.
 * @returns the number of deleted rows
 */
export async function pruneRateLimits({ db, district, now }: ServerContext): Promise<number> {
  const before = now() - RATE_WINDOW_SECONDS * 1_000;
  const { numAffectedRows } = await sql`
    DELETE FROM auth_rate_limit WHERE "district" = ${district} AND "key" IN (
      SELECT "key" FROM auth_rate_limit WHERE "district" = ${district} AND "lastRequest" < ${before}
      LIMIT ${PRUNE_LIMIT} FOR UPDATE SKIP LOCKED
    )
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Deletes expired sessions. */
export async function pruneSessions({ db, district, now }: ServerContext): Promise<void> {
  await db
    .deleteFrom('auth_session')
    .where('district', '=', district)
    .where((eb) =>
      eb.or([eb('expiresAt', '<', new Date(now())), eb('createdAt', '<', new Date(now() - MAX_SESSION_MS))]),
    )
    .execute();
}

const HOUR_MS = 3_600_000;

async function prune(context: ServerContext): Promise<void> {
  await pruneRateLimits(context);
  await pruneSessions(context);
  await auditFailures(context);
}

/**
 * Prunes rate limits and sessions in every district, now and every hour.
 * @param every milliseconds between rounds
 * @returns stops it after a running round
 */
export async function keepRateLimitsPruned(
  platform: Platform,
  onFault: (thrown: unknown) => void,
  every = HOUR_MS,
): Promise<() => Promise<void>> {
  const round = () => inEveryDistrict(platform, prune, onFault).catch(onFault);
  const first = round();
  await first;
  return runPeriodically(first, round, every);
}
