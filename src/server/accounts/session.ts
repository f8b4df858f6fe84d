import type { Id } from '../../domain/kernel/id.ts';
import type { ServerContext } from '../platform/context.ts';
import { actorOf, type NamedActor } from '../records/actor.ts';
import { MAX_SESSION_MS, RENEWAL_MS, sessionLifetime } from './lifetime.ts';
import { hashToken } from './token.ts';

/** A live session. */
export interface Session {
  readonly id: Id;
  /** The member's present state in the roster. */
  readonly actor: NamedActor;
  /** The invite that opened it; undefined after a sign-in with a password. */
  readonly invite?: Id;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** True if it was last prolonged more than a day ago. */
  readonly isDue: boolean;
}

/**
 * Finds the session of a token. A deleted member has none. A member whose new role has shorter sessions keeps it no
 * longer than these, and no session outlives `MAX_SESSION_MS`.
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
