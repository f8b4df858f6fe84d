import { err, type Result } from '../../domain/kernel/result.ts';
import type { ErrorCode } from '../../protocol/kernel/error.ts';
import type { ProofRefusal, TipRefusal } from '../../protocol/tips/tip.ts';

/** Why an operation on a tip failed, with the protocol's code. */
export interface TipFailure {
  readonly code: Extract<
    ErrorCode,
    'bad_request' | 'not_found' | 'conflict' | 'too_large' | 'tip_refused' | 'proof_refused' | 'forbidden'
  >;
  readonly detail?: string;
}

export type TipResult<T> = Result<T, TipFailure>;

export const fail = (code: TipFailure['code'], detail?: string) =>
  err<TipFailure>(detail === undefined ? { code } : { code, detail });

/** Refuses a submission for good; the sender must not retry it. */
export const refuse = (detail: TipRefusal) => fail('tip_refused', detail);
export const refuseProof = (detail: ProofRefusal) => fail('proof_refused', detail);
