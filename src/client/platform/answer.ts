import * as v from 'valibot';
import { err, ok, type Result } from '../../domain/result.ts';
import { ErrorBody, type ErrorCode, errorCodes, SERVER_MARK } from '../../protocol/error.ts';

/** What our server said by an answer that is no success; also a success that this app can not read. */
export interface Refusal {
  readonly code: 'refused';
  readonly status: number;
  readonly headers: Headers;
  /** Left out where the body says none. A code of a newer server reads as `upgrade_required`. */
  readonly error?: ErrorCode;
  readonly detail?: string;
}

/** Somebody in between answered instead of our server: a captive portal, a firewall, a proxy. Says nothing about the request. */
export interface Foreign {
  readonly code: 'foreign';
  /** 0 for a redirect. */
  readonly status: number;
}

/** Reads the body of a success. @returns undefined for what this app can not read */
export type Read<T> = (response: Response) => T | undefined | Promise<T | undefined>;

export const isMarked = ({ headers }: Pick<Response, 'headers'>): boolean => headers.has(SERVER_MARK);

async function errorOf(response: Response): Promise<Pick<Refusal, 'error' | 'detail'> | undefined> {
  if (!response.headers.get('content-type')?.startsWith('application/json')) {
    void response.body?.cancel();
    return undefined;
  }
  const body = v.safeParse(v.pipe(v.string(), v.parseJson(), ErrorBody), await response.text());
  if (!body.success) return undefined;
  const { code, detail } = body.output.error;
  const known = errorCodes.find((each) => each === code);
  // A later release of our server marks its answers; a gateway may well use the same form.
  if (!known && !isMarked(response)) return undefined;
  return { error: known ?? 'upgrade_required', ...(detail === undefined ? {} : { detail }) };
}

/**
 * Tells an answer of our server from one of somebody in between. A success is ours when it can be read or has our mark, a
 * failure when it has our mark or our error body; the status alone means nothing.
 */
export async function readAnswer<T>(response: Response, read: Read<T>): Promise<Result<T, Refusal | Foreign>> {
  const { status, headers } = response;
  const value = response.ok ? await read(response) : undefined;
  if (value !== undefined) return ok(value);
  const error = response.ok ? undefined : await errorOf(response);
  if (!error && !isMarked(response)) return err({ code: 'foreign', status });
  return err({ code: 'refused', status, headers, ...error });
}

/** Reads a JSON body by its schema. */
export const json =
  <S extends v.GenericSchema>(schema: S): Read<v.InferOutput<S>> =>
  async (response) => {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), await response.text());
    return parsed.success ? parsed.output : undefined;
  };

/** Reads what has no body of its own, or one that nobody needs; ours only by its mark. */
export const empty: Read<true> = (response) => isMarked(response) || undefined;

/** Milliseconds that a Retry-After header (RFC 9110, section 10.2.3) asks for; a date is read against the server's own. */
export function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const wait = Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
