import * as v from 'valibot';
import { err, ok, type Result } from '../../domain/result.ts';
import {
  type AcceptRequest,
  type LookRequest,
  LookResponse,
  SessionResponse,
  type SignInRequest,
} from '../../protocol/accounts.ts';
import { ErrorBody, type ErrorCode } from '../../protocol/error.ts';
import { withDeadline } from '../platform/deadline.ts';

export type RequestFailure = { readonly code: ErrorCode } | { readonly code: 'offline' };
type Answer<T> = Promise<Result<T, RequestFailure>>;

/** Accounts as the server offers them. Never throws for what a network can do. */
export interface AccountsClient {
  look(request: LookRequest): Answer<LookResponse>;
  accept(request: AcceptRequest): Answer<SessionResponse>;
  signIn(request: SignInRequest): Answer<SessionResponse>;
  signOut(): Answer<void>;
  session(): Answer<SessionResponse>;
}

const TIMEOUT_MS = 30_000;

/**
 * Asks the server for JSON. Failures are the server's own code, or `offline` where no answer of ours came.
 * @param schema what a good answer looks like
 */
export async function requestJson<S extends v.GenericSchema>(
  path: string,
  schema: S,
  init: { method?: 'GET' | 'POST' | 'DELETE'; body?: unknown } = {},
): Answer<v.InferOutput<S>> {
  try {
    return await withDeadline(TIMEOUT_MS, async ({ signal }) => {
      const response = await fetch(path, {
        method: init.method ?? 'GET',
        credentials: 'same-origin',
        cache: 'no-store',
        signal,
        ...(init.body === undefined
          ? {}
          : { body: JSON.stringify(init.body), headers: { 'content-type': 'application/json' } }),
      });
      const body: unknown = response.status === 204 ? undefined : await response.json();
      if (!response.ok) {
        const failure = v.safeParse(ErrorBody, body);
        return err({ code: failure.success ? failure.output.error.code : 'internal' });
      }
      const parsed = v.safeParse(schema, body);
      return parsed.success ? ok(parsed.output) : err({ code: 'internal' });
    });
  } catch {
    return err({ code: 'offline' });
  }
}

const post = <S extends v.GenericSchema>(path: string, schema: S, body: unknown = {}) =>
  requestJson(path, schema, { method: 'POST', body });

export const httpAccounts: AccountsClient = {
  look: (request) => post('/api/auth/invite/look', LookResponse, request),
  accept: (request) => post('/api/auth/invite/accept', SessionResponse, request),
  signIn: (request) => post('/api/auth/sign-in', SessionResponse, request),
  async signOut() {
    const answer = await post('/api/auth/sign-out', v.unknown());
    return answer.ok ? ok(undefined) : answer;
  },
  session: () => requestJson('/api/session', SessionResponse),
};
