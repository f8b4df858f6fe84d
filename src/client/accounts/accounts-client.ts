import type * as v from 'valibot';
import { ok, type Result } from '../../domain/kernel/result.ts';
import {
  type AcceptRequest,
  type LookRequest,
  LookResponse,
  SessionResponse,
  type SignInRequest,
} from '../../protocol/accounts/accounts.ts';
import { empty } from '../platform/http/answer.ts';
import { callApi, callJson, type RequestFailure } from '../platform/http/call-api.ts';

export type Answer<T> = Promise<Result<T, RequestFailure>>;

/** The server's account functions. Network failures are returned, not thrown. */
export interface AccountsClient {
  look(request: LookRequest): Answer<LookResponse>;
  accept(request: AcceptRequest): Answer<SessionResponse>;
  signIn(request: SignInRequest): Answer<SessionResponse>;
  signOut(): Answer<void>;
  session(): Answer<SessionResponse>;
}

const post = <S extends v.GenericSchema>(path: string, schema: S, body: unknown = {}) =>
  callJson(path, schema, { method: 'POST', body });

export const httpAccounts: AccountsClient = {
  look: (request) => post('/api/auth/invite/look', LookResponse, request),
  accept: (request) => post('/api/auth/invite/accept', SessionResponse, request),
  signIn: (request) => post('/api/auth/sign-in', SessionResponse, request),
  async signOut() {
    const answer = await callApi('/api/auth/sign-out', empty, { method: 'POST', body: {} });
    return answer.ok ? ok(undefined) : answer;
  },
  session: () => callJson('/api/session', SessionResponse),
};
