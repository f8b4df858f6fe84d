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

/** Header in which `call.ts` passes the kind of device. It cannot be set from outside. */
export const DEVICE_HEADER = 'x-qingyuan-device';

/** Time that a browser stays known after a sign-in with a password, seconds. */
const KNOWN_SECONDS = 400 * 86_400;

/** Throws a failure as Better Auth's error, from which `call.ts` reads it again. */
function refuse({ code, detail, retryAfter }: AccountFailure): never {
  throw new APIError('BAD_REQUEST', {
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

const deviceOf = (ctx: GenericEndpointContext) => readDeviceKind(ctx.headers?.get(DEVICE_HEADER) ?? '');

/** Returns the session token in the request's cookie, if its signature is ours. */
async function tokenOf(ctx: GenericEndpointContext): Promise<string | undefined> {
  const token = await ctx.getSignedCookie(ctx.context.authCookies.sessionToken.name, ctx.context.secret);
  return token || undefined;
}

async function setSessionCookie(ctx: GenericEndpointContext, token: string): Promise<void> {
  const { sessionToken } = ctx.context.authCookies;
  await ctx.setSignedCookie(sessionToken.name, token, ctx.context.secret, sessionToken.attributes);
}

const knownCookie = (ctx: GenericEndpointContext) => ctx.context.createAuthCookie('known', { maxAge: KNOWN_SECONDS });

/** Marks the browser as known after a sign-in with a password; see `Attempted`. */
async function markKnown(ctx: GenericEndpointContext, userId: string): Promise<void> {
  const { name, attributes } = knownCookie(ctx);
  await ctx.setSignedCookie(name, userId, ctx.context.secret, attributes);
}

/** Finds the request's session, prolongs it, and deletes a cookie without one. */
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
    await setSessionCookie(ctx, token);
  }
  return session;
}

/**
 * Adds our accounts to Better Auth as a plugin. Most members have no e-mail address or password: they join with a
 * one-time link. Signed cookies, password hashes and rate limits are Better Auth's.
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
        await setSessionCookie(ctx, token);
        if (withPassword) await markKnown(ctx, userId);
        return ctx.json({ token });
      }),
      sessionOpen: createAuthEndpoint('/session/open', { method: 'POST', body: SignInRequest }, async (ctx) => {
        const known = (await ctx.getSignedCookie(knownCookie(ctx).name, ctx.context.secret)) || undefined;
        const opened = await signIn(context, ctx.context.password, ctx.body, { known, device: deviceOf(ctx) });
        if (!opened.ok) return refuse(opened.error);
        await setSessionCookie(ctx, opened.value.token);
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
