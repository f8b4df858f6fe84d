import * as v from 'valibot';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import {
  type AcceptRequest,
  type LookRequest,
  LookResponse,
  type PasswordRequest,
  type SessionResponse,
  type SignInRequest,
} from '../../protocol/accounts/accounts.ts';
import type { ServerContext } from '../platform/context.ts';
import { type AuthOptions, createAuth } from './auth.ts';
import { type AuthPath, type Caller, callAuth } from './call.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import { districtName } from './look.ts';
import { findSession, type Session } from './session.ts';

/** Somebody who has just signed in, with the cookies that say so. */
export interface SignedIn {
  readonly session: Session;
  readonly cookies: readonly string[];
}

export interface Accounts {
  /** Who sends a request; `cookies` prolong or drop the session. */
  current(caller: Caller): Promise<{ readonly session?: Session; readonly cookies: readonly string[] }>;
  look(caller: Caller, request: LookRequest): Promise<Result<LookResponse, AccountFailure>>;
  accept(caller: Caller, request: AcceptRequest): Promise<Result<SignedIn, AccountFailure>>;
  signIn(caller: Caller, request: SignInRequest): Promise<Result<SignedIn, AccountFailure>>;
  changePassword(caller: Caller, request: PasswordRequest): Promise<Result<void, AccountFailure>>;
  /** @returns the cookies that end the session on the phone; on the server it has ended */
  signOut(caller: Caller): Promise<readonly string[]>;
}

const WithToken = v.object({ token: v.string() });

/** Accounts of one district. */
export function createAccounts(context: ServerContext, options: AuthOptions): Accounts {
  const auth = createAuth(context, options);

  async function enter(path: AuthPath, caller: Caller, body: unknown): Promise<Result<SignedIn, AccountFailure>> {
    // Whoever enters does so as nobody: a session from before plays no part.
    const { address, device, cookie } = caller;
    // The cookie tells a sign-in whether the browser is known.
    const sender = path === '/session/open' ? { address, device, cookie } : { address, device };
    const answer = await callAuth(auth, options, path, sender, body);
    if (!answer.ok) return answer;
    const session = await findSession(context, v.parse(WithToken, answer.value.body).token);
    return session ? ok({ session, cookies: answer.value.cookies }) : err(accountFailure('sign_in_failed'));
  }

  return {
    async current(caller) {
      if (!caller.cookie?.includes('session_token=')) return { cookies: [] };
      const { response, headers } = await auth.api.currentSession({
        headers: new Headers({ cookie: caller.cookie }),
        returnHeaders: true,
      });
      return { ...(response ? { session: response } : {}), cookies: headers.getSetCookie() };
    },
    async look(caller, request) {
      const answer = await callAuth(auth, options, '/invite/look', { address: caller.address }, request);
      return answer.ok ? ok(v.parse(LookResponse, answer.value.body)) : answer;
    },
    accept: (caller, request) => enter('/invite/accept', caller, request),
    signIn: (caller, request) => enter('/session/open', caller, request),
    changePassword: async (caller, request) => {
      const answer = await callAuth(auth, options, '/password/change', caller, request);
      return answer.ok ? ok(undefined) : answer;
    },
    async signOut(caller) {
      const answer = await callAuth(auth, options, '/session/end', caller, {});
      return answer.ok ? answer.value.cookies : [];
    },
  };
}

/** A signed-in member as the protocol shows them to themselves. */
export async function describeSession(context: ServerContext, { actor }: Session): Promise<SessionResponse> {
  return {
    actor,
    district: { id: context.district, name: await districtName(context) },
  };
}
