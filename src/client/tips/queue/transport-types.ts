import type * as v from 'valibot';
import type { Result } from '../../../domain/kernel/result.ts';
import type {
  ChallengeSchema,
  MailboxResponse,
  OfficeInfo,
  Proof,
  SealedResponse,
} from '../../../protocol/tips/tip.ts';
import type { RefusalCode } from './types.ts';

export type Challenge = v.InferOutput<typeof ChallengeSchema>;
export type Solution = Proof['solution'];

export type TipFailure =
  /** `foreign`: somebody in between answered instead of the server. */
  | { readonly code: 'offline' | 'server' | 'bad_response' | 'foreign' }
  /** Asked to come again, after so many ms if it said so. */
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
  /** @param hash SHA-256 of what is about to be sent */
  challenge(hash: string): TipExchange<Challenge>;
  post(kind: 'tip' | 'message', sealed: string, proof: Proof): TipExchange<SealedResponse>;
  /** How far a sealed photo has come. */
  offset(file: string, mailbox: string): TipExchange<number>;
  /** @returns where the server stands now */
  send(file: string, mailbox: string, offset: number, chunk: Uint8Array<ArrayBuffer>): TipExchange<number>;
  /** @param token the mailbox's token */
  mailbox(token: string): TipExchange<MailboxResponse>;
}
