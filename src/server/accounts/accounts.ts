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

/** A new session with its cookies. */
export interface SignedIn {
  readonly session: Session;
  readonly cookies: readonly string[];
}

export interface Accounts {
  /** Finds the sender's session. `cookies` prolong or delete it in the browser. */
  current(caller: Caller): Promise<{ readonly session?: Session; readonly cookies: readonly string[] }>;
  look(caller: Caller, request: LookRequest): Promise<Result<LookResponse, AccountFailure>>;
  accept(caller: Caller, request: AcceptRequest): Promise<Result<SignedIn, AccountFailure>>;
  signIn(caller: Caller, request: SignInRequest): Promise<Result<SignedIn, AccountFailure>>;
  changePassword(caller: Caller, request: PasswordRequest): Promise<Result<void, AccountFailure>>;
  /**
   * Ends the session on the server.
   * @returns the cookies that end it in the browser
   */
  signOut(caller: Caller): Promise<readonly string[]>;
}

const WithToken = v.object({ token: v.string() });

/** Creates the accounts of one district. */
export function createAccounts(context: ServerContext, options: AuthOptions): Accounts {
  const auth = createAuth(context, options);

  async function enter(path: AuthPath, caller: Caller, body: unknown): Promise<Result<SignedIn, AccountFailure>> {
    const { address, device, cookie } = caller;
    // An earlier session has no effect. Only a sign-in reads the cookie, to recognize a known browser.
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

/** Describes a session to its member. */
export async function describeSession(context: ServerContext, { actor }: Session): Promise<SessionResponse> {
  return {
    actor,
    district: { id: context.district, name: await districtName(context) },
  };
}
