import { isReceipt, type PushResponse, type PushResult } from '../../protocol/sync/push.ts';
import type { Decision } from '../records/decide.ts';
import type { AdmittedBatch } from './admit.ts';
import { refuseAll } from './parse.ts';

export interface DecidedBatch extends AdmittedBatch {
  readonly decisions: readonly Decision[];
  /** The district's head after the batch. */
  readonly head: number;
}

/** Tells whether a change is acknowledged. */
export const isReceived = ({ result }: Decision): boolean => isReceipt(result.outcome);

/**
 * Returns the device's highest acknowledged number. A duplicate counts under the number it has now, even if it first
 * came from another device, because the phone counts its receipts.
 */
export const highestReceived = ({ received, decisions }: DecidedBatch): number =>
  decisions.filter(isReceived).reduce((highest, { change }) => Math.max(highest, change.deviceSeq), received);

/** Returns the results in the order of the batch. */
function resultsOf({ parsed, rules, decisions }: DecidedBatch): PushResult[] {
  if (!rules.ok) return refuseAll(parsed, rules.error);
  const results = new Map(decisions.map(({ change, result }) => [change, result]));
  return parsed.flatMap((each): PushResult[] => {
    const result = each.ok ? results.get(each.value) : each.error;
    return result ? [result] : [];
  });
}

/** Builds the response to a batch. */
export const answerTo = (batch: DecidedBatch, epoch: string, now: number): PushResponse => ({
  time: now,
  epoch,
  head: batch.head,
  // 0 for another member's device, about which the sender must learn nothing.
  received: highestReceived(batch),
  results: resultsOf(batch),
});
