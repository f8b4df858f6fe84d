import * as v from 'valibot';
import { err, ok } from '../../domain/result.ts';
import { compact } from '../../protocol/columns.ts';
import { DigestResponse } from '../../protocol/digest.ts';
import { HelloResponse } from '../../protocol/hello.ts';
import { PushResponse } from '../../protocol/push.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../protocol/version.ts';
import { WithdrawResponse } from '../../protocol/withdraw.ts';
import { type Deadline, withDeadline } from '../platform/deadline.ts';
import type { AskDigest } from './digest.ts';
import { gzip } from './gzip.ts';
import { linesOf, readPages } from './pages.ts';
import type { Exchange, Transport, TransportFailure } from './transport.ts';

export interface HttpOptions {
  /** Where the server's sync endpoints are. */
  readonly base?: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly timeoutMs?: number;
}

/** Long enough for a full batch over 2G, short enough to try again while the network lasts. */
const TIMEOUT_MS = 60_000;
/** A request that had no answer for so long is given up when the network changes; an answer on its way is let come. */
const ABANDON_MS = 4_000;
/** Below this, compressing costs more than it saves. */
const GZIP_FROM = 1_024;

/** Milliseconds that a Retry-After header (RFC 9110, section 10.2.3) asks for; a date is read against the server's own. */
export function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const wait = Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** What an answer that is not a success means. */
export function failureOf({ status, headers }: Pick<Response, 'status' | 'headers'>): TransportFailure {
  switch (status) {
    case 400:
    case 415:
    case 422:
      return { code: 'bad_request' };
    case 401:
      return { code: 'unauthorized' };
    case 403:
      return { code: 'forbidden' };
    case 413:
      return { code: 'too_large' };
    case 426:
      return { code: 'upgrade' };
    case 408:
      return { code: 'offline' };
    case 429:
    case 503: {
      const retryAfter = retryAfterOf(headers);
      return retryAfter === undefined ? { code: 'busy' } : { code: 'busy', retryAfter };
    }
    default:
      return status >= 500 ? { code: 'server' } : { code: 'bad_response' };
  }
}

const whole =
  <S extends v.GenericSchema>(schema: S) =>
  async (response: Response): Exchange<v.InferOutput<S>> => {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), await response.text());
    return parsed.success ? ok(parsed.output) : err({ code: 'bad_response' });
  };

/** The protocol over HTTP: JSON both ways, gzip where it saves, every answer read by its schema. */
export function httpTransport(options: HttpOptions = {}): Transport & { readonly digest: AskDigest } {
  const { base = '/api/sync', fetch = globalThis.fetch.bind(globalThis), timeoutMs = TIMEOUT_MS } = options;

  const open = new Map<Deadline, number>();

  /** @param read reads the answer; calls `alive` whenever something of it has come */
  async function post<T>(
    name: string,
    request: unknown,
    read: (response: Response, alive: () => void) => Exchange<T>,
  ): Exchange<T> {
    const text = new TextEncoder().encode(JSON.stringify(request));
    const packed = text.byteLength >= GZIP_FROM ? await gzip(text) : undefined;
    try {
      return await withDeadline(timeoutMs, async (deadline) => {
        open.set(deadline, performance.now());
        try {
          const response = await fetch(`${base}/${name}`, {
            method: 'POST',
            credentials: 'same-origin',
            cache: 'no-store',
            redirect: 'error',
            signal: deadline.signal,
            headers: {
              'content-type': 'application/json',
              [PROTOCOL_HEADER]: String(PROTOCOL),
              ...(packed ? { 'content-encoding': 'gzip' } : {}),
            },
            body: packed ?? text,
          });
          if (!response.ok) return err(failureOf(response));
          open.delete(deadline);
          return await read(response, deadline.restart);
        } finally {
          open.delete(deadline);
        }
      });
    } catch {
      return err({ code: 'offline' });
    }
  }

  return {
    hello: (request) => post('hello', request, whole(HelloResponse)),
    digest: (request) => post('digest', request, whole(DigestResponse)),
    push: ({ device, changes }) => post('push', { device, changes: compact(changes) }, whole(PushResponse)),
    withdraw: (request) => post('withdraw', request, whole(WithdrawResponse)),
    pull: (request, each) =>
      post('pull', request, async (response, alive) => {
        let enough = () => {};
        const over = new Promise<void>((resolve) => {
          enough = resolve;
        });
        return readPages(linesOf(response, alive, over), each, enough);
      }),
    abandon() {
      for (const [{ expire }, since] of open) if (performance.now() - since > ABANDON_MS) expire();
    },
  };
}
