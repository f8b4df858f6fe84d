import type * as v from 'valibot';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import {
  ChallengeResponse,
  type ChallengeSchema,
  MAILBOX_HEADER,
  MailboxResponse,
  OfficeInfo,
  type Proof,
  SealedResponse,
  TIPS_PATH,
  tipRefusals,
} from '../../../protocol/tips/tip.ts';
import { byteCount, type HttpFailure, json, type Read } from '../../platform/http/answer.ts';
import { type Fetch, type RequestOptions, request } from '../../platform/http/request.ts';
import type { RefusalCode } from './types.ts';

export type Challenge = v.InferOutput<typeof ChallengeSchema>;
export type Solution = Proof['solution'];

export type TipFailure =
  /** `foreign`: somebody in between answered instead of the server. */
  | { readonly code: 'offline' | 'server' | 'bad_response' | 'foreign' }
  /** The server asks to come again, after so many milliseconds if it says so. */
  | { readonly code: 'busy'; readonly retryAfter?: number }
  /** A chunk that does not begin where the server stands. */
  | { readonly code: 'conflict' }
  /** The server does not know this file. */
  | { readonly code: 'gone' }
  | { readonly code: 'proof_refused' }
  | { readonly code: 'refused'; readonly refusal: RefusalCode };

export type TipExchange<T> = Promise<Result<T, TipFailure>>;

/** The tip endpoints, without anything of a session. Never throws for what a network can do. */
export interface TipTransport {
  office(): TipExchange<OfficeInfo>;
  /** @param hash SHA-256 of the text to be sent */
  challenge(hash: string): TipExchange<Challenge>;
  post(kind: 'tip' | 'message', sealed: string, proof: Proof): TipExchange<SealedResponse>;
  /** Asks how many bytes of a sealed photo the server has. */
  offset(file: string, mailbox: string): TipExchange<number>;
  /** @returns the offset behind the chunk */
  send(file: string, mailbox: string, offset: number, chunk: Uint8Array<ArrayBuffer>): TipExchange<number>;
  /** @param token the mailbox's token */
  mailbox(token: string): TipExchange<MailboxResponse>;
}

/** Long enough for sealed text and a chunk over 2G, short enough to try again while the network lasts. */
const TIMEOUT_MS = 60_000;

interface HttpTipsOptions {
  readonly base?: string;
  readonly fetch?: Fetch;
  readonly timeoutMs?: number;
}

/** Reads the codes of our own server; the status of an answer from somebody in between means nothing. */
function failureOf(failure: HttpFailure): TipFailure {
  if (failure.code === 'offline' || failure.code === 'foreign') return { code: failure.code };
  const { code, error, detail, retryAfter } = failure;
  if (error === 'proof_refused') return { code: error };
  if (error === 'tip_refused')
    return { code: 'refused', refusal: tipRefusals.find((known) => known === detail) ?? 'malformed' };
  if (error === 'bad_request' || error === 'too_large') return { code: 'refused', refusal: 'malformed' };
  if (code === 'busy') return { code, ...(retryAfter === undefined ? {} : { retryAfter }) };
  if (code === 'gone' || code === 'conflict' || code === 'server') return { code };
  return { code: code === 'full' ? 'server' : 'bad_response' };
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
