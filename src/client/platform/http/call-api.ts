import type * as v from 'valibot';
import { err, type Result } from '../../../domain/kernel/result.ts';
import type { ErrorCode } from '../../../protocol/kernel/error.ts';
import { json, type Read } from './answer.ts';
import { request } from './request.ts';

/** Why a page got no result. `foreign`: something on the way answered instead of the server. */
export type RequestFailure = { readonly code: ErrorCode } | { readonly code: 'offline' | 'foreign' };

const TIMEOUT_MS = 30_000;

interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly timeoutMs?: number;
}

/**
 * Calls the server with the session's cookie.
 * @param read reads a success
 * @returns a failure with a code that the dictionaries have words for
 */
export async function callApi<T>(
  path: string,
  read: Read<T>,
  { method = 'GET', body, timeoutMs = TIMEOUT_MS }: CallOptions = {},
): Promise<Result<T, RequestFailure>> {
  const answer = await request(path, read, { identity: 'session', method, json: body, timeoutMs });
  if (answer.ok) return answer;
  const { error } = answer;
  if (error.code === 'offline' || error.code === 'foreign') return err({ code: error.code });
  // A success that cannot be read comes from a later release.
  return err({ code: error.error ?? (error.code === 'bad_response' ? 'upgrade_required' : 'internal') });
}

/** Calls the server and reads its JSON answer. */
export const callJson = <S extends v.GenericSchema>(path: string, schema: S, options?: CallOptions) =>
  callApi(path, json(schema), options);
