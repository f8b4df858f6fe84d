import { isReceipt, type PushResponse, type PushResult } from '../../protocol/sync/push.ts';
import type { Decision } from '../records/decide.ts';
import type { AdmittedBatch } from './admit.ts';
import { refuseAll } from './parse.ts';

/** A batch with the decision on each of its changes. */
export interface DecidedBatch extends AdmittedBatch {
  readonly decisions: readonly Decision[];
  /** The district's head with the batch. */
  readonly head: number;
}

/** Whether the server has the change for good. */
export const isReceived = ({ result }: Decision): boolean => isReceipt(result.outcome);

/**
 * The highest number of the device with a receipt. A duplicate counts under the number that it comes with now, also where
 * it first came from another device: the phone counts its receipts.
 */
export const highestReceived = ({ received, decisions }: DecidedBatch): number =>
  decisions.filter(isReceived).reduce((highest, { change }) => Math.max(highest, change.deviceSeq), received);

/** The results in the order in which the changes came. */
function resultsOf({ parsed, rules, decisions }: DecidedBatch): PushResult[] {
  if (!rules.ok) return refuseAll(parsed, rules.error);
  const results = new Map(decisions.map(({ change, result }) => [change, result]));
  return parsed.flatMap((each): PushResult[] => {
    const result = each.ok ? results.get(each.value) : each.error;
    return result ? [result] : [];
  });
}

/** The answer to a batch. */
export const answerTo = (batch: DecidedBatch, epoch: string, now: number): PushResponse => ({
  time: now,
  epoch,
  head: batch.head,
  // 0 for a device that is bound to another member, who learns nothing of it.
  received: highestReceived(batch),
  results: resultsOf(batch),
});
