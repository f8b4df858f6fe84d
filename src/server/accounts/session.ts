import type { ServerContext } from '../context.ts';
import { actorOf, type NamedActor } from '../sync/actor.ts';
import { RENEWAL_MS, sessionLifetime } from './lifetime.ts';

/** A live session. */
export interface Session {
  /** The member as the roster has them now, not as they were at sign-in. */
  readonly actor: NamedActor;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** True when a day has passed since it was prolonged last. */
  readonly isDue: boolean;
}

/**
 * Finds who a session token belongs to. A deleted member has no session, and one whose role now calls for a shorter
 * session keeps it no longer than that.
 */
export async function findSession(context: ServerContext, token: string): Promise<Session | undefined> {
  const row = await context.db
    .selectFrom('auth_session as s')
    .innerJoin('auth_user as u', 'u.id', 's.userId')
    .where('s.token', '=', token)
    .where('u.district', '=', context.district)
    .select(['u.member', 's.expiresAt', 's.updatedAt'])
    .executeTakeFirst();
  const actor = row?.member && (await actorOf(context, row.member));
  if (!actor) return undefined;
  const now = context.now();
  const renewedAt = row.updatedAt.getTime();
  const expiresAt = Math.min(row.expiresAt.getTime(), renewedAt + sessionLifetime(actor.role));
  return expiresAt > now ? { actor, expiresAt, isDue: now >= renewedAt + RENEWAL_MS } : undefined;
}
