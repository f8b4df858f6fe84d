import type { Id } from '../../domain/kernel/id.ts';
import type { ServerContext } from '../platform/context.ts';
import { actorOf, type NamedActor } from '../records/actor.ts';
import { MAX_SESSION_MS, RENEWAL_MS, sessionLifetime } from './lifetime.ts';
import { hashToken } from './token.ts';

/** A live session. */
export interface Session {
  readonly id: Id;
  /** The member as the roster has them now, not as they were at sign-in. */
  readonly actor: NamedActor;
  /** The invite that opened it; undefined for a password's. */
  readonly invite?: Id;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** True when a day has passed since it was prolonged last. */
  readonly isDue: boolean;
}

/**
 * Finds who a session token belongs to. A deleted member has no session, one whose role now calls for a shorter session
 * keeps it no longer than that, and none lives longer than `MAX_SESSION_MS`.
 */
export async function findSession(context: ServerContext, token: string): Promise<Session | undefined> {
  const row = await context.db
    .selectFrom('auth_session as s')
    .innerJoin('auth_user as u', (join) => join.onRef('u.district', '=', 's.district').onRef('u.id', '=', 's.userId'))
    .where('s.district', '=', context.district)
    .where('s.token', '=', hashToken(token))
    .select(['s.id', 'u.member', 's.createdAt', 's.expiresAt', 's.updatedAt', 's.invite', 's.letInBy'])
    .executeTakeFirst();
  const found = row && (await actorOf(context, row.member));
  if (!found) return undefined;
  const now = context.now();
  const renewedAt = row.updatedAt.getTime();
  const expiresAt = Math.min(
    row.expiresAt.getTime(),
    renewedAt + sessionLifetime(found.role),
    row.createdAt.getTime() + MAX_SESSION_MS,
  );
  if (expiresAt <= now) return undefined;
  const actor = row.letInBy === null ? found : { ...found, letInBy: row.letInBy };
  const { id, invite } = row;
  return { id, actor, ...(invite === null ? {} : { invite }), expiresAt, isDue: now >= renewedAt + RENEWAL_MS };
}
