import { err, ok } from '../../domain/kernel/result.ts';
import {
  AcceptRequest,
  InviteRequest,
  LookRequest,
  PasswordRequest,
  SignInRequest,
} from '../../protocol/accounts/accounts.ts';
import { answerOf, memberRoute, type Outcome, publicRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { ANYBODY, BY_HAND, USUAL } from '../platform/http/limits.ts';
import { describeSession, type SignedIn } from './accounts.ts';
import { listContacts } from './contacts.ts';
import { createInvite, listInvites, revokeInvite } from './invites.ts';
import { endAndNote, listSessions, ownCharge } from './sessions.ts';

/** Routes for joining, signing in and out, sessions and invites. */
export function accountRoutes({ context, accounts, publicUrl }: Services): readonly Route[] {
  const sessionAnswer = async ({ session, cookies }: SignedIn): Promise<Outcome> =>
    ok({ body: await describeSession(context, session), cookies });

  return [
    publicRoute({
      method: 'POST',
      path: '/api/auth/invite/look',
      action: 'public.read',
      limit: ANYBODY,
      input: LookRequest,
      handle: async ({ caller, input }) => answerOf(await accounts.look(caller, input)),
    }),
    publicRoute({
      method: 'POST',
      path: '/api/auth/invite/accept',
      action: 'public.read',
      limit: ANYBODY,
      input: AcceptRequest,
      async handle({ caller, input }) {
        const accepted = await accounts.accept(caller, input);
        return accepted.ok ? sessionAnswer(accepted.value) : accepted;
      },
    }),
    publicRoute({
      method: 'POST',
      path: '/api/auth/sign-in',
      action: 'public.read',
      limit: ANYBODY,
      input: SignInRequest,
      async handle({ caller, input }) {
        const signedIn = await accounts.signIn(caller, input);
        return signedIn.ok ? sessionAnswer(signedIn.value) : signedIn;
      },
    }),
    publicRoute({
      method: 'POST',
      path: '/api/auth/sign-out',
      // Public, so that a sign-out also succeeds after the session has ended.
      action: 'public.read',
      limit: ANYBODY,
      handle: async ({ caller }) => ok({ cookies: await accounts.signOut(caller) }),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/session',
      action: 'session.use',
      limit: USUAL,
      handle: async ({ session }) => ok({ body: await describeSession(context, session) }),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/session/password',
      action: 'session.use',
      limit: BY_HAND,
      input: PasswordRequest,
      handle: async ({ caller, input }) => answerOf(await accounts.changePassword(caller, input)),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/sessions',
      action: 'session.use',
      limit: BY_HAND,
      handle: async ({ actor, session }) => ok({ body: await listSessions(context, actor.member, session.id) }),
    }),
    memberRoute({
      method: 'DELETE',
      path: '/api/sessions',
      action: 'session.use',
      limit: BY_HAND,
      async handle({ actor, session }) {
        await endAndNote(context, actor.member, actor.member, { except: session.id });
        return ok({});
      },
    }),
    memberRoute({
      method: 'DELETE',
      path: '/api/sessions/:id',
      action: 'session.use',
      limit: BY_HAND,
      async handle({ actor, id }) {
        const ended = await endAndNote(context, actor.member, actor.member, { only: id });
        return ended ? ok({}) : err({ code: 'not_found' });
      },
    }),
    memberRoute({
      method: 'GET',
      path: '/api/members/:id/sessions',
      action: 'invite',
      limit: BY_HAND,
      async handle({ actor, id }) {
        const member = await ownCharge(context, actor, id);
        return member.ok ? ok({ body: await listSessions(context, member.value) }) : member;
      },
    }),
    memberRoute({
      method: 'DELETE',
      path: '/api/members/:id/sessions',
      action: 'invite',
      limit: BY_HAND,
      async handle({ actor, id }) {
        const member = await ownCharge(context, actor, id);
        if (!member.ok) return member;
        await endAndNote(context, actor.member, member.value);
        return ok({});
      },
    }),
    memberRoute({
      method: 'GET',
      path: '/api/members/contacts',
      action: 'invite',
      limit: USUAL,
      handle: async ({ actor }) => ok({ body: await listContacts(context, actor) }),
    }),
    memberRoute({
      method: 'GET',
      path: '/api/invites',
      action: 'invite',
      limit: USUAL,
      handle: async ({ actor }) => ok({ body: await listInvites(context, actor) }),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/invites',
      action: 'invite',
      limit: BY_HAND,
      input: InviteRequest,
      handle: async ({ actor, input }) => answerOf(await createInvite(context, actor, input, publicUrl)),
    }),
    memberRoute({
      method: 'DELETE',
      path: '/api/invites/:id',
      action: 'invite',
      limit: BY_HAND,
      handle: async ({ actor, id }) => answerOf(await revokeInvite(context, actor, id)),
    }),
  ];
}
