import * as v from 'valibot';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { DeviceKind } from '../../protocol/accounts/accounts.ts';
import { errorCodes } from '../../protocol/kernel/error.ts';
import { AUTH_PATH, type AuthOptions, CALLER_HEADER, type createAuth } from './auth.ts';
import { type AccountFailure, accountFailure } from './failure.ts';
import { DEVICE_HEADER } from './plugin.ts';

/** The sender of a request. */
export interface Caller {
  /** The network address, for rate limits; it is not stored. */
  readonly address: string;
  /** The request's Cookie header. */
  readonly cookie?: string | undefined;
  /** The kind of device, from the User-Agent header; see `deviceKindOf`. */
  readonly device?: DeviceKind | undefined;
}

/** An answer of Better Auth. */
export interface Answer {
  readonly body: unknown;
  /** Set-Cookie headers for the caller. */
  readonly cookies: readonly string[];
}

export type AuthPath = '/invite/look' | '/invite/accept' | '/session/open' | '/session/end' | '/password/change';

const Refusal = v.object({
  code: v.picklist(errorCodes),
  detail: v.exactOptional(v.string()),
  retryAfter: v.exactOptional(v.number()),
});

/** Reads a failure. Those of our plugin are passed on; of Better Auth's own only the status is used. */
function readRefusal(response: Response, body: unknown): AccountFailure {
  const retryAfter = Number(response.headers.get('x-retry-after') ?? '60');
  if (response.status === 429) return { code: 'too_many_requests', retryAfter };
  const named = v.safeParse(Refusal, body);
  if (named.success) return named.output as AccountFailure;
  if (response.status >= 500) throw new Error(`accounts answered ${response.status}`);
  return accountFailure(response.status === 401 ? 'sign_in_failed' : 'bad_request');
}

/**
 * Calls Better Auth through its HTTP handler, where its rate limits are. Its many other endpoints are not reachable
 * from outside.
 */
export async function callAuth(
  auth: ReturnType<typeof createAuth>,
  { publicUrl }: Pick<AuthOptions, 'publicUrl'>,
  path: AuthPath,
  { address, cookie, device }: Caller,
  body?: unknown,
): Promise<Result<Answer, AccountFailure>> {
  const request = new Request(`${publicUrl}${AUTH_PATH}${path}`, {
    method: 'POST',
    headers: {
      [CALLER_HEADER]: address,
      ...(device === undefined ? {} : { [DEVICE_HEADER]: device }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await auth.handler(request);
  const text = await response.text();
  const parsed: unknown = text === '' ? null : JSON.parse(text);
  if (!response.ok) return err(readRefusal(response, parsed));
  return ok({ body: parsed, cookies: response.headers.getSetCookie() });
}
