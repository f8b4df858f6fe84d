import * as v from 'valibot';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { ErrorBody, type ErrorCode, errorCodes, SERVER_MARK } from '../../../protocol/kernel/error.ts';

/** What a failed request means to the phone: the one table from the server's status. Other statuses: see `codeOf`. */
const codes = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'gone',
  408: 'offline',
  409: 'conflict',
  410: 'gone',
  413: 'too_large',
  415: 'bad_request',
  422: 'bad_request',
  423: 'conflict',
  426: 'upgrade',
  429: 'busy',
  503: 'busy',
  507: 'full',
} as const;
type RefusalCode = (typeof codes)[keyof typeof codes] | 'server' | 'bad_response';

/** The details of an answer of our server that is no success. */
interface Said {
  /** The server's own code, where the body gives one. A code of a newer server reads as `upgrade_required`. */
  readonly error?: ErrorCode;
  readonly detail?: string;
  /** The wait that the server asks for, in milliseconds. */
  readonly retryAfter?: number;
}

/**
 * Our server's answer that is no success. `bad_response` is also a success that this app can not read; `offline` is a
 * request that did not reach the server in time.
 */
export type Refusal = { [C in RefusalCode]: Said & { readonly code: C } }[RefusalCode];

/** Why a request failed. */
export type HttpFailure =
  /** No network, a cut, or no answer in time: the server may or may not have heard. */
  | { readonly code: 'offline' }
  /** Somebody in between answered instead of our server (captive portal, firewall, proxy). The status is 0 for a redirect. */
  | { readonly code: 'foreign'; readonly status: number }
  | Refusal;

/**
 * Reads the body of a success.
 * @param alive called whenever a part of the body has come, to extend the deadline
 * @returns undefined for a body that this app can not read
 */
export type Read<T> = (response: Response, alive: () => void) => T | undefined | Promise<T | undefined>;

/** Bytes of the longest answer that is read whole: several times the longest list of the office. */
const MAX_ANSWER = 16 * 2 ** 20;

const isMarked = ({ headers }: Response): boolean => headers.has(SERVER_MARK);

/** Reads a body whole. @returns undefined for a body that is longer than any answer of ours */
async function bytesOf({ body }: Response): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength;
    parts.push(part.value);
    if (size > MAX_ANSWER) {
      void reader?.cancel();
      return undefined;
    }
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

async function parse<S extends v.GenericSchema>(response: Response, schema: S) {
  const text = new TextDecoder().decode(await bytesOf(response));
  return v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
}

/** Reads a JSON body by its schema. */
export const json =
  <S extends v.GenericSchema>(schema: S): Read<v.InferOutput<S>> =>
  async (response) => {
    const parsed = await parse(response, schema);
    return parsed.success ? parsed.output : undefined;
  };

/** Reads an answer whose body is empty or not needed. Only the server's mark tells it from somebody else's. */
export const empty: Read<true> = (response) => isMarked(response) || undefined;

/** Reads a body that has no schema. Only the server's mark tells it from somebody else's. */
export const bytes: Read<Uint8Array<ArrayBuffer>> = (response) => (isMarked(response) ? bytesOf(response) : undefined);

/** Reads a header that holds a count of bytes. */
export const byteCount =
  (name: string): Read<number> =>
  ({ headers }) => {
    const value = headers.get(name);
    return value !== null && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
  };

async function saidIn(response: Response): Promise<Said | undefined> {
  if (!response.headers.get('content-type')?.startsWith('application/json')) {
    void response.body?.cancel();
    return undefined;
  }
  const body = await parse(response, ErrorBody);
  if (!body.success) return undefined;
  const { code, detail } = body.output.error;
  const known = errorCodes.find((each) => each === code);
  // A later release of our server marks its answers; a gateway may well use the same form.
  if (!known && !isMarked(response)) return undefined;
  return { error: known ?? 'upgrade_required', ...(detail === undefined ? {} : { detail }) };
}

/** Milliseconds that a Retry-After header (RFC 9110, section 10.2.3) asks for; a date is read against the server's own. */
function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const wait = Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

const codeOf = (status: number): RefusalCode =>
  (codes as Readonly<Record<number, RefusalCode>>)[status] ?? (status >= 500 ? 'server' : 'bad_response');

/**
 * Reads an answer, and tells one of our server from one of somebody in between. A success is ours when it can be read or
 * has our mark, a failure when it has our mark or our error body; the status alone means nothing.
 */
export async function readAnswer<T>(
  response: Response,
  read: Read<T>,
  alive = () => {},
): Promise<Result<T, HttpFailure>> {
  const { status, headers } = response;
  const value = response.ok ? await read(response, alive) : undefined;
  if (value !== undefined) return ok(value);
  const said = response.ok ? undefined : await saidIn(response);
  if (!said && !isMarked(response)) return err({ code: 'foreign', status });
  const retryAfter = retryAfterOf(headers);
  return err({ code: codeOf(status), ...said, ...(retryAfter === undefined ? {} : { retryAfter }) });
}
