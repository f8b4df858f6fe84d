import type * as v from 'valibot';
import { err, ok } from '../../../domain/kernel/result.ts';
import {
  ChallengeResponse,
  MAILBOX_HEADER,
  MailboxResponse,
  OfficeInfo,
  SealedResponse,
  TIPS_PATH,
  type TipRefusal,
  tipRefusals,
} from '../../../protocol/tips/tip.ts';
import { byteCount, type HttpFailure, json, type Read } from '../../platform/http/answer.ts';
import { type Fetch, type RequestOptions, request } from '../../platform/http/request.ts';
import type { TipExchange, TipFailure, TipTransport } from './transport-types.ts';

/** Long enough for sealed text and a chunk over 2G, short enough to try again while the network lasts. */
const TIMEOUT_MS = 60_000;

export interface HttpTipsOptions {
  readonly base?: string;
  readonly fetch?: Fetch;
  readonly timeoutMs?: number;
}

const isRefusal = (detail: string | undefined): detail is TipRefusal => tipRefusals.some((known) => known === detail);

/** What our own server says by a code; whoever stands in between says nothing by it. */
function failureOf(failure: HttpFailure): TipFailure {
  if (failure.code === 'offline' || failure.code === 'foreign') return { code: failure.code };
  const { error, detail, retryAfter } = failure;
  if (error === 'proof_refused') return { code: error };
  if (error === 'tip_refused') return { code: 'refused', refusal: isRefusal(detail) ? detail : 'malformed' };
  if (error === 'bad_request' || error === 'too_large') return { code: 'refused', refusal: 'malformed' };
  switch (failure.code) {
    case 'gone':
    case 'conflict':
    case 'server':
      return { code: failure.code };
    case 'busy':
      return retryAfter === undefined ? { code: 'busy' } : { code: 'busy', retryAfter };
    default:
      return { code: failure.code === 'full' ? 'server' : 'bad_response' };
  }
}

const uploadOffset = byteCount('upload-offset');

/** The tip endpoints over HTTP: no cookie, no referrer, nothing cached, and no request in common with a session. */
export function httpTips({ base = TIPS_PATH, fetch, timeoutMs = TIMEOUT_MS }: HttpTipsOptions = {}): TipTransport {
  type Options = Pick<RequestOptions, 'method' | 'headers' | 'json' | 'bytes'>;
  async function ask<T>(path: string, read: Read<T>, options: Options = {}): TipExchange<T> {
    const answer = await request(`${base}${path}`, read, { identity: 'none', timeoutMs, fetch, ...options });
    return answer.ok ? answer : err(failureOf(answer.error));
  }

  const post = <S extends v.GenericSchema>(path: string, body: unknown, schema: S) =>
    ask(path, json(schema), { method: 'POST', json: body });

  return {
    office: () => ask('/office', json(OfficeInfo)),
    async challenge(hash) {
      const answer = await post('/challenge', { hash }, ChallengeResponse);
      return answer.ok ? ok(answer.value.challenge) : answer;
    },
    post: (kind, sealed, proof) => post(kind === 'tip' ? '' : '/messages', { sealed, proof }, SealedResponse),
    offset: (file, mailbox) => ask(`/files/${file}`, uploadOffset, { headers: { [MAILBOX_HEADER]: mailbox } }),
    send: (file, mailbox, offset, bytes) =>
      ask(`/files/${file}`, uploadOffset, {
        method: 'PATCH',
        headers: {
          [MAILBOX_HEADER]: mailbox,
          'upload-offset': String(offset),
          'content-type': 'application/offset+octet-stream',
        },
        bytes,
      }),
    mailbox: (token) => post('/mailbox', { mailbox: token }, MailboxResponse),
  };
}
