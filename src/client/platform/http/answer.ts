import * as v from 'valibot';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { ErrorBody, type ErrorCode, errorCodes, SERVER_MARK } from '../../../protocol/kernel/error.ts';

/** Maps the server's status to a failure code, for all requests. `codeOf` maps other statuses. */
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

/** Details of a failure that our server answered with. */
interface Said {
  /** The server's own code, if the body has one. A code of a newer server is read as `upgrade_required`. */
  readonly error?: ErrorCode;
  readonly detail?: string;
  /** The requested wait in milliseconds. */
  readonly retryAfter?: number;
}

/**
 * A failure that our server answered with. `bad_response` is also a success that this version cannot read; `offline` is
 * a request that the server received too late (408).
 */
export type Refusal = { [C in RefusalCode]: Said & { readonly code: C } }[RefusalCode];

export type HttpFailure =
  /** No network, a broken connection, or no answer in time. The server may have received the request. */
  | { readonly code: 'offline' }
  /** A captive portal, firewall or proxy answered instead of our server. The status is 0 for a redirect. */
  | { readonly code: 'foreign'; readonly status: number }
  | Refusal;

/**
 * Reads the body of a success.
 * @param alive called for each part of the body, to extend the deadline
 * @returns undefined for a body that this version cannot read
 */
export type Read<T> = (response: Response, alive: () => void) => T | undefined | Promise<T | undefined>;

/** Bytes of the longest body that is read as a whole: several times the office's longest list. */
const MAX_ANSWER = 16 * 2 ** 20;

const isMarked = ({ headers }: Response): boolean => headers.has(SERVER_MARK);

/** Reads a whole body. @returns undefined for a body that is too long to be ours */
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

/** Accepts an empty or unneeded body, if the answer has our server's mark. */
export const empty: Read<true> = (response) => isMarked(response) || undefined;

/** Reads a body without a schema, if the answer has our server's mark. */
export const bytes: Read<Uint8Array<ArrayBuffer>> = (response) => (isMarked(response) ? bytesOf(response) : undefined);

/** Reads a header with a number of bytes. */
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
  // A later release of our server marks its answers; a gateway may use the same error format.
  if (!known && !isMarked(response)) return undefined;
  return { error: known ?? 'upgrade_required', ...(detail === undefined ? {} : { detail }) };
}

/** Reads Retry-After (RFC 9110, section 10.2.3) in milliseconds; a date is compared with the server's own date. */
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
 * Reads an answer and tells our server's from a foreign one. A success is ours if it is readable or marked, a failure
 * if it is marked or has our error body. The status alone proves nothing.
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
