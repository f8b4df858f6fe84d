import { err, ok } from '../../domain/kernel/result.ts';
import { protocolHeaders } from '../../protocol/kernel/version.ts';
import { DigestResponse } from '../../protocol/sync/digest.ts';
import { HelloResponse } from '../../protocol/sync/hello.ts';
import { complete, PushResponse } from '../../protocol/sync/push.ts';
import { WithdrawResponse } from '../../protocol/sync/withdraw.ts';
import { type HttpFailure, json, type Read } from '../platform/http/answer.ts';
import { abandon, type Fetch, makeLine, request } from '../platform/http/request.ts';
import type { AskDigest } from './digest.ts';
import { linesOf, readPages } from './pages.ts';
import type { Exchange, Transport, TransportFailure } from './transport.ts';

interface HttpOptions {
  /** Base path of the sync endpoints. */
  readonly base?: string;
  readonly fetch?: Fetch;
  readonly timeoutMs?: number;
  /** Called before each request. */
  readonly onSend?: () => void;
}

/** Long enough for a full batch over 2G, short enough to retry while the network lasts. */
const TIMEOUT_MS = 60_000;

/** Maps a failed request to a sync failure. Sync requests cannot be gone, in conflict, or too large for the disk. */
export function exchangeFailure(failure: HttpFailure): TransportFailure {
  if (failure.code === 'gone' || failure.code === 'conflict') return { code: 'bad_response' };
  return failure.code === 'full' ? { code: 'server' } : failure;
}

/** Implements the protocol over HTTP: JSON both ways, gzip if it saves bytes, answers read by schema. */
export function httpTransport(options: HttpOptions = {}): Transport & { readonly digest: AskDigest } {
  const { base = '/api/sync', fetch, timeoutMs = TIMEOUT_MS, onSend } = options;
  const line = makeLine();

  async function post<T>(name: string, body: unknown, read: Read<T>): Exchange<T> {
    onSend?.();
    const answer = await request(`${base}/${name}`, read, {
      identity: 'session',
      method: 'POST',
      headers: protocolHeaders,
      json: body,
      line,
      timeoutMs,
      fetch,
    });
    return answer.ok ? answer : err(exchangeFailure(answer.error));
  }

  return {
    hello: (request) => post('hello', request, json(HelloResponse)),
    digest: (request) => post('digest', request, json(DigestResponse)),
    async push(request) {
      const answer = await post('push', { ...request, brief: true }, json(PushResponse));
      return answer.ok ? ok(complete(answer.value, request.changes)) : answer;
    },
    withdraw: (request) => post('withdraw', request, json(WithdrawResponse)),
    async pull(request, each) {
      const answer = await post('pull', request, (response, alive) => {
        let enough = () => {};
        const over = new Promise<void>((resolve) => {
          enough = resolve;
        });
        return readPages(linesOf(response, alive, over), each, enough);
      });
      return answer.ok ? answer.value : answer;
    },
    abandon: () => abandon(line),
  };
}
