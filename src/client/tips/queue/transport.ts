import * as v from 'valibot';
import { err, ok } from '../../../domain/result.ts';
import { ErrorBody } from '../../../protocol/error.ts';
import {
  ChallengeResponse,
  MAILBOX_HEADER,
  MailboxResponse,
  OfficeInfo,
  SealedResponse,
  TIPS_PATH,
  type TipRefusal,
  tipRefusals,
} from '../../../protocol/tip.ts';
import { withDeadline } from '../../platform/deadline.ts';
import type { TipExchange, TipFailure, TipTransport } from './transport-types.ts';

/** Long enough for sealed text and a chunk over 2G, short enough to try again while the network lasts. */
const TIMEOUT_MS = 60_000;

export interface HttpTipsOptions {
  readonly base?: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly timeoutMs?: number;
}

const isRefusal = (detail: string | undefined): detail is TipRefusal => tipRefusals.some((known) => known === detail);

/** Only the seconds form of Retry-After; a date would need the server's clock. */
function busyOf(headers: Headers): TipFailure {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? { code: 'busy', retryAfter: Math.max(0, seconds * 1_000) } : { code: 'busy' };
}

/** What our own server says by a code; whoever stands in between says nothing by it. */
async function faultOf(response: Response): Promise<TipFailure> {
  const body = v.safeParse(v.pipe(v.string(), v.parseJson(), ErrorBody), await response.text());
  if (!body.success) return { code: 'bad_response' };
  const { code, detail } = body.output.error;
  if (code === 'proof_refused') return { code };
  if (code === 'tip_refused') return { code: 'refused', refusal: isRefusal(detail) ? detail : 'malformed' };
  if (code === 'bad_request' || code === 'too_large') return { code: 'refused', refusal: 'malformed' };
  return { code: 'bad_response' };
}

async function failureOf(response: Response): Promise<TipFailure> {
  switch (response.status) {
    case 400:
    case 413:
    case 422:
      return faultOf(response);
    case 404:
    case 410:
      return { code: 'gone' };
    case 408:
      return { code: 'offline' };
    case 409:
      return { code: 'conflict' };
    case 429:
    case 503:
      return busyOf(response.headers);
    default:
      return { code: response.status >= 500 ? 'server' : 'bad_response' };
  }
}

const json =
  <S extends v.GenericSchema>(schema: S) =>
  async (response: Response): Promise<v.InferOutput<S> | undefined> => {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), await response.text());
    return parsed.success ? parsed.output : undefined;
  };

/** What a header says as a whole number; undefined for what is none. */
async function standing({ headers }: Response): Promise<number | undefined> {
  const value = headers.get('upload-offset');
  return value !== null && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}

/** The tip endpoints over HTTP: no cookie, no referrer, nothing cached, and no request in common with a session. */
export function httpTips({
  base = TIPS_PATH,
  fetch = globalThis.fetch.bind(globalThis),
  timeoutMs = TIMEOUT_MS,
}: HttpTipsOptions = {}): TipTransport {
  async function request<T>(
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<T | undefined>,
  ): TipExchange<T> {
    try {
      return await withDeadline(timeoutMs, async ({ signal }) => {
        const response = await fetch(`${base}${path}`, {
          ...init,
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          cache: 'no-store',
          redirect: 'error',
          signal,
        });
        if (!response.ok) return err(await failureOf(response));
        const value = await read(response);
        return value === undefined ? err({ code: 'bad_response' }) : ok(value);
      });
    } catch {
      return err({ code: 'offline' });
    }
  }

  const post = <S extends v.GenericSchema>(path: string, body: unknown, schema: S) =>
    request(
      path,
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      json(schema),
    );

  return {
    office: () => request('/office', {}, json(OfficeInfo)),
    async challenge(hash) {
      const answer = await post('/challenge', { hash }, ChallengeResponse);
      return answer.ok ? ok(answer.value.challenge) : answer;
    },
    post: (kind, sealed, proof) => post(kind === 'tip' ? '' : '/messages', { sealed, proof }, SealedResponse),
    offset: (file, mailbox) => request(`/files/${file}`, { headers: { [MAILBOX_HEADER]: mailbox } }, standing),
    send: (file, mailbox, offset, chunk) =>
      request(
        `/files/${file}`,
        {
          method: 'PATCH',
          headers: {
            [MAILBOX_HEADER]: mailbox,
            'upload-offset': String(offset),
            'content-type': 'application/offset+octet-stream',
          },
          body: chunk,
        },
        standing,
      ),
    mailbox: (token) => post('/mailbox', { mailbox: token }, MailboxResponse),
  };
}
