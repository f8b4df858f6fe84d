import type * as v from 'valibot';
import { err, ok, type Result } from '../../domain/result.ts';
import {
  type AcceptRequest,
  type LookRequest,
  LookResponse,
  SessionResponse,
  type SignInRequest,
} from '../../protocol/accounts.ts';
import type { ErrorCode } from '../../protocol/error.ts';
import { empty, json, type Read, readAnswer } from '../platform/answer.ts';
import { withDeadline } from '../platform/deadline.ts';

/** `foreign`: somebody in between answered instead of the server. */
export type RequestFailure = { readonly code: ErrorCode } | { readonly code: 'offline' | 'foreign' };
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
 * Asks the server. Failures are the server's own code, `foreign` where somebody else answered, `offline` where nobody did.
 * @param read reads a good answer
 */
export async function request<T>(
  path: string,
  read: Read<T>,
  init: { method?: 'GET' | 'POST' | 'DELETE'; body?: unknown; timeoutMs?: number } = {},
): Answer<T> {
  try {
    return await withDeadline(init.timeoutMs ?? TIMEOUT_MS, async ({ signal }) => {
      const response = await fetch(path, {
        method: init.method ?? 'GET',
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'manual',
        signal,
        ...(init.body === undefined
          ? {}
          : { body: JSON.stringify(init.body), headers: { 'content-type': 'application/json' } }),
      });
      const answer = await readAnswer(response, read);
      if (answer.ok) return answer;
      const { error } = answer;
      if (error.code === 'foreign') return err({ code: 'foreign' });
      // A success that can not be read is of a later release.
      return err({ code: error.error ?? (response.ok ? 'upgrade_required' : 'internal') });
    });
  } catch {
    return err({ code: 'offline' });
  }
}

/** @param schema what a good answer looks like */
export const requestJson = <S extends v.GenericSchema>(path: string, schema: S, init?: Parameters<typeof request>[2]) =>
  request(path, json(schema), init);

const post = <S extends v.GenericSchema>(path: string, schema: S, body: unknown = {}) =>
  requestJson(path, schema, { method: 'POST', body });

export const httpAccounts: AccountsClient = {
  look: (request) => post('/api/auth/invite/look', LookResponse, request),
  accept: (request) => post('/api/auth/invite/accept', SessionResponse, request),
  signIn: (request) => post('/api/auth/sign-in', SessionResponse, request),
  async signOut() {
    const answer = await request('/api/auth/sign-out', empty, { method: 'POST', body: {} });
    return answer.ok ? ok(undefined) : answer;
  },
  session: () => requestJson('/api/session', SessionResponse),
};
