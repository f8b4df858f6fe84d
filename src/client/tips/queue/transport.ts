import type * as v from 'valibot';
import { err, ok } from '../../../domain/result.ts';
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
import { type Foreign, json, type Read, type Refusal, readAnswer, retryAfterOf } from '../../platform/answer.ts';
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

function busyOf(headers: Headers): TipFailure {
  const retryAfter = retryAfterOf(headers);
  return retryAfter === undefined ? { code: 'busy' } : { code: 'busy', retryAfter };
}

/** What our own server says by a code; whoever stands in between says nothing by it. */
function failureOf(answer: Refusal | Foreign): TipFailure {
  if (answer.code === 'foreign') return { code: 'foreign' };
  const { status, headers, error, detail } = answer;
  if (error === 'proof_refused') return { code: error };
  if (error === 'tip_refused') return { code: 'refused', refusal: isRefusal(detail) ? detail : 'malformed' };
  if (error === 'bad_request' || error === 'too_large') return { code: 'refused', refusal: 'malformed' };
  switch (status) {
    case 404:
    case 410:
      return { code: 'gone' };
    case 408:
      return { code: 'offline' };
    case 409:
      return { code: 'conflict' };
    case 429:
    case 503:
      return busyOf(headers);
    default:
      return { code: status >= 500 ? 'server' : 'bad_response' };
  }
}

/** What a header says as a whole number; undefined for what is none. */
function standing({ headers }: Response): number | undefined {
  const value = headers.get('upload-offset');
  return value !== null && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}

/** The tip endpoints over HTTP: no cookie, no referrer, nothing cached, and no request in common with a session. */
export function httpTips({
  base = TIPS_PATH,
  fetch = globalThis.fetch.bind(globalThis),
  timeoutMs = TIMEOUT_MS,
}: HttpTipsOptions = {}): TipTransport {
  async function request<T>(path: string, init: RequestInit, read: Read<T>): TipExchange<T> {
    try {
      return await withDeadline(timeoutMs, async ({ signal }) => {
        const response = await fetch(`${base}${path}`, {
          ...init,
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          cache: 'no-store',
          redirect: 'manual',
          signal,
        });
        const answer = await readAnswer(response, read);
        return answer.ok ? answer : err(failureOf(answer.error));
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
