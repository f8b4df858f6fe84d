import { sql } from 'kysely';
import type { ServerContext } from '../platform/context.ts';

export interface Rule {
  /** Seconds. */
  readonly window: number;
  readonly max: number;
}

export interface Verdict {
  readonly allowed: boolean;
  /** Seconds until another attempt may succeed; null if this one is allowed. */
  readonly retryAfter: number | null;
}

/**
 * Makes Better Auth's `rateLimit.customStorage`, with the district's own rows. A count ends after a whole window
 * without an allowed attempt.
 */
export function makeRateLimitStorage({ db, district, now }: ServerContext) {
  return {
    async consume(key: string, { window, max }: Rule): Promise<Verdict> {
      const [at, windowMs] = [now(), window * 1_000];
      const counted = await sql`
        INSERT INTO auth_rate_limit AS kept ("district", "key", "count", "lastRequest")
        VALUES (${district}, ${key}, 1, ${at})
        ON CONFLICT ("key", "district") DO UPDATE SET
          "count" = CASE WHEN kept."lastRequest" <= ${at - windowMs} THEN 1 ELSE kept."count" + 1 END,
          "lastRequest" = ${at}
        WHERE kept."lastRequest" <= ${at - windowMs} OR kept."count" < ${max}
        RETURNING "count"
      `.execute(db);
      if (counted.rows.length > 0) return { allowed: true, retryAfter: null };
      const last = await db
        .selectFrom('auth_rate_limit')
        .where('district', '=', district)
        .where('key', '=', key)
        .select('lastRequest')
        .executeTakeFirst();
      return { allowed: false, retryAfter: Math.ceil(((last?.lastRequest ?? at) + windowMs - at) / 1_000) };
    },
  };
}
