import { APIError, type BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { deleteSessionCookie, setSessionCookie } from 'better-auth/cookies';
import { AcceptRequest, LookRequest } from '../../protocol/accounts.ts';
import type { ServerContext } from '../context.ts';
import { acceptInvite } from './accept.ts';
import type { AccountFailure } from './failure.ts';
import { sessionLifetime } from './lifetime.ts';
import { lookAtInvite } from './look.ts';
import { openAccount } from './open-account.ts';
import { findSession } from './session.ts';

/** Better Auth carries failures as errors; `code` and `detail` come back out in `call.ts`. */
function refuse({ code, detail }: AccountFailure): never {
  throw new APIError('BAD_REQUEST', { code, ...(detail === undefined ? {} : { detail }) });
}

/**
 * Our invites as a plugin of Better Auth: most members have neither an e-mail address nor a password, they join with a
 * one-time link. Sessions, cookies, passwords and rate limits stay Better Auth's.
 */
export function invitePlugin(context: ServerContext) {
  return {
    id: 'invite',
    endpoints: {
      inviteLook: createAuthEndpoint('/invite/look', { method: 'POST', body: LookRequest }, async (ctx) => {
        const looked = await lookAtInvite(context, ctx.body);
        return looked.ok ? ctx.json(looked.value) : refuse(looked.error);
      }),
      inviteAccept: createAuthEndpoint('/invite/accept', { method: 'POST', body: AcceptRequest }, async (ctx) => {
        const accepted = await acceptInvite(context, ctx.body, (member) => openAccount(context, ctx.context, member));
        if (!accepted.ok) return refuse(accepted.error);
        await setSessionCookie(ctx, accepted.value);
        return ctx.json({ token: accepted.value.session.token });
      }),
      /** Who sends this request; prolongs the session, and drops a cookie that opens nothing any more. */
      currentSession: createAuthEndpoint('/session/current', { method: 'GET', requireHeaders: true }, async (ctx) => {
        const { sessionToken } = ctx.context.authCookies;
        const token = await ctx.getSignedCookie(sessionToken.name, ctx.context.secret);
        if (!token) return null;
        const session = await findSession(context, token);
        if (!session) {
          deleteSessionCookie(ctx);
          return null;
        }
        if (session.isDue) {
          const now = context.now();
          await ctx.context.internalAdapter.updateSession(token, {
            expiresAt: new Date(now + sessionLifetime(session.actor.role)),
            updatedAt: new Date(now),
          });
          await ctx.setSignedCookie(sessionToken.name, token, ctx.context.secret, sessionToken.attributes);
        }
        return session;
      }),
    },
  } satisfies BetterAuthPlugin;
}
