import type * as v from 'valibot';
import { err, ok } from '../../domain/result.ts';
import { compact } from '../../protocol/columns.ts';
import { DigestResponse } from '../../protocol/digest.ts';
import { HelloResponse } from '../../protocol/hello.ts';
import { PushResponse } from '../../protocol/push.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../protocol/version.ts';
import { WithdrawResponse } from '../../protocol/withdraw.ts';
import { type Foreign, isMarked, json, type Refusal, readAnswer, retryAfterOf } from '../platform/answer.ts';
import { type Deadline, withDeadline } from '../platform/deadline.ts';
import { gzip } from '../platform/gzip.ts';
import { packedFirst } from '../platform/packed-first.ts';
import type { AskDigest } from './digest.ts';
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
export const GZIP_FROM = 1_024;

/** What a failure of the server's own means; `foreign` is what somebody in between said. */
function failureOf(answer: Refusal | Foreign): TransportFailure {
  if (answer.code === 'foreign') return answer;
  const { status, headers, detail } = answer;
  switch (status) {
    case 400:
    case 415:
    case 422:
      return { code: 'bad_request' };
    case 401:
      return { code: 'unauthorized' };
    case 403:
      return { code: 'forbidden', ...(detail === undefined ? {} : { detail }) };
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

/** An answer as an exchange; what can not be read and has no mark is somebody else's. */
export async function exchangeOf<T>(response: Response, read: (success: Response) => Exchange<T>): Exchange<T> {
  const answer = await readAnswer(response, read);
  if (!answer.ok) return err(failureOf(answer.error));
  const isRead = answer.value.ok || answer.value.error.code !== 'bad_response' || isMarked(response);
  return isRead ? answer.value : err({ code: 'foreign', status: response.status });
}

const whole =
  <S extends v.GenericSchema>(schema: S) =>
  async (response: Response): Exchange<v.InferOutput<S>> => {
    const value = await json(schema)(response);
    return value === undefined ? err({ code: 'bad_response' }) : ok(value);
  };

/** The protocol over HTTP: JSON both ways, gzip where it saves, every answer read by its schema. */
export function httpTransport(options: HttpOptions = {}): Transport & { readonly digest: AskDigest } {
  const { base = '/api/sync', fetch = globalThis.fetch.bind(globalThis), timeoutMs = TIMEOUT_MS } = options;

  const open = new Map<Deadline, number>();

  const line = { isPlain: false };

  /** @param read reads a success; calls `alive` whenever something of it has come */
  async function post<T>(
    name: string,
    request: unknown,
    read: (response: Response, alive: () => void) => Exchange<T>,
  ): Exchange<T> {
    const text = new TextEncoder().encode(JSON.stringify(request));
    const send = async (packed: Uint8Array<ArrayBuffer> | undefined): Exchange<T> => {
      try {
        return await withDeadline(timeoutMs, async (deadline) => {
          open.set(deadline, performance.now());
          try {
            const response = await fetch(`${base}/${name}`, {
              method: 'POST',
              credentials: 'same-origin',
              cache: 'no-store',
              redirect: 'manual',
              signal: deadline.signal,
              headers: {
                'content-type': 'application/json',
                [PROTOCOL_HEADER]: String(PROTOCOL),
                ...(packed ? { 'content-encoding': 'gzip' } : {}),
              },
              body: packed ?? text,
            });
            return await exchangeOf(response, (success) => {
              open.delete(deadline);
              return read(success, deadline.restart);
            });
          } finally {
            open.delete(deadline);
          }
        });
      } catch {
        return err({ code: 'offline' });
      }
    };
    if (text.byteLength < GZIP_FROM) return send(undefined);
    return packedFirst(line, async (isPacked) => send(isPacked ? await gzip(text) : undefined));
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
      line.isPlain = false;
      for (const [{ expire }, since] of open) if (performance.now() - since > ABANDON_MS) expire();
    },
  };
}
