import { APIError, type BetterAuthPlugin, type GenericEndpointContext } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';
import { AcceptRequest, LookRequest, PasswordRequest, SignInRequest } from '../../protocol/accounts/accounts.ts';
import type { ServerContext } from '../platform/context.ts';
import { acceptInvite } from './accept.ts';
import { readDeviceKind } from './device-kind.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import { lookAtInvite } from './look.ts';
import { openAccount } from './open-account.ts';
import { changePassword, signIn } from './password.ts';
import { findSession, type Session } from './session.ts';
import { endSession, prolongSession } from './sessions.ts';

/** The header in which `call.ts` tells what device is calling; nothing from outside reaches it. */
export const DEVICE_HEADER = 'x-qingyuan-device';

/** A browser is known for so long after its last sign-in with a password, seconds. */
const KNOWN_SECONDS = 400 * 86_400;

/** Better Auth carries failures as errors; their parts come back out in `call.ts`. */
function refuse({ code, detail, retryAfter }: AccountFailure): never {
  throw new APIError('BAD_REQUEST', {
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

const deviceOf = (ctx: GenericEndpointContext) => readDeviceKind(ctx.headers?.get(DEVICE_HEADER) ?? '');

/** The secret of the session that the request's cookie names, if the signature is ours. */
async function tokenOf(ctx: GenericEndpointContext): Promise<string | undefined> {
  const token = await ctx.getSignedCookie(ctx.context.authCookies.sessionToken.name, ctx.context.secret);
  return token || undefined;
}

async function giveCookie(ctx: GenericEndpointContext, token: string): Promise<void> {
  const { sessionToken } = ctx.context.authCookies;
  await ctx.setSignedCookie(sessionToken.name, token, ctx.context.secret, sessionToken.attributes);
}

const knownCookie = (ctx: GenericEndpointContext) => ctx.context.createAuthCookie('known', { maxAge: KNOWN_SECONDS });

/** Marks a browser from which somebody has signed in with the password; see `Attempted`. */
async function markKnown(ctx: GenericEndpointContext, userId: string): Promise<void> {
  const { name, attributes } = knownCookie(ctx);
  await ctx.setSignedCookie(name, userId, ctx.context.secret, attributes);
}

/** Who sends this request; prolongs the session, and drops a cookie that opens nothing any more. */
async function currentSession(context: ServerContext, ctx: GenericEndpointContext): Promise<Session | null> {
  const token = await tokenOf(ctx);
  if (!token) return null;
  const session = await findSession(context, token);
  if (!session) {
    deleteSessionCookie(ctx);
    return null;
  }
  if (session.isDue) {
    await prolongSession(context, token, session.actor);
    await giveCookie(ctx, token);
  }
  return session;
}

/**
 * Our accounts as a plugin of Better Auth: most members have neither an e-mail address nor a password, they join with a
 * one-time link, and sessions are kept as hashes. Signed cookies, the hashing of passwords and rate limits are Better
 * Auth's.
 */
export function accountPlugin(context: ServerContext) {
  return {
    id: 'account',
    endpoints: {
      inviteLook: createAuthEndpoint('/invite/look', { method: 'POST', body: LookRequest }, async (ctx) => {
        const looked = await lookAtInvite(context, ctx.body);
        return looked.ok ? ctx.json(looked.value) : refuse(looked.error);
      }),
      inviteAccept: createAuthEndpoint('/invite/accept', { method: 'POST', body: AcceptRequest }, async (ctx) => {
        const accepted = await acceptInvite(context, ctx.body, (member) =>
          openAccount(context, ctx.context.password, member, deviceOf(ctx)),
        );
        if (!accepted.ok) return refuse(accepted.error);
        const { token, userId, withPassword } = accepted.value;
        await giveCookie(ctx, token);
        if (withPassword) await markKnown(ctx, userId);
        return ctx.json({ token });
      }),
      sessionOpen: createAuthEndpoint('/session/open', { method: 'POST', body: SignInRequest }, async (ctx) => {
        const known = (await ctx.getSignedCookie(knownCookie(ctx).name, ctx.context.secret)) || undefined;
        const opened = await signIn(context, ctx.context.password, ctx.body, { known, device: deviceOf(ctx) });
        if (!opened.ok) return refuse(opened.error);
        await giveCookie(ctx, opened.value.token);
        await markKnown(ctx, opened.value.userId);
        return ctx.json({ token: opened.value.token });
      }),
      sessionEnd: createAuthEndpoint('/session/end', { method: 'POST' }, async (ctx) => {
        const token = await tokenOf(ctx);
        if (token) await endSession(context, token);
        deleteSessionCookie(ctx);
        return ctx.json({});
      }),
      passwordChange: createAuthEndpoint('/password/change', { method: 'POST', body: PasswordRequest }, async (ctx) => {
        const session = await currentSession(context, ctx);
        if (!session) return refuse(accountFailure('unauthorized'));
        const changed = await changePassword(context, ctx.context.password, session, ctx.body);
        return changed.ok ? ctx.json({}) : refuse(changed.error);
      }),
      currentSession: createAuthEndpoint('/session/current', { method: 'GET', requireHeaders: true }, (ctx) =>
        currentSession(context, ctx),
      ),
    },
  } satisfies BetterAuthPlugin;
}
