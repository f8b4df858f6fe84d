import type { Actor } from '../../domain/actor.ts';
import type { Change } from '../../domain/change.ts';
import { dayAt } from '../../domain/day.ts';
import type { PushResponse, PushResult } from '../../protocol/push.ts';
import type { ServerContext } from '../context.ts';
import { inTransaction } from '../database/transaction.ts';
import { claimDevice, noteReceived } from './device.ts';
import { lockDistrict } from './district.ts';
import { judgeAll } from './judge.ts';
import { makeLedger } from './ledger.ts';
import { parseChange, refuseDevice } from './parse.ts';
import { loadPrior } from './prior.ts';
import { writeLedger } from './write.ts';

/** A batch as it came: the envelope was parsed, its changes were not. */
export interface PushBatch {
  readonly device: string;
  readonly changes: readonly unknown[];
}

/**
 * Takes a batch of changes from a member's device, in one transaction: each change is answered for itself, and one bad
 * change never fails the rest. The same batch may come again, or many times at once: it has one effect.
 * @throws on a broken database; then nothing was taken, and the phone sends the same ids again
 */
export async function push(
  context: ServerContext,
  actor: Actor,
  { device, changes: raw }: PushBatch,
): Promise<PushResponse> {
  const { db, district } = context;
  const parsed = raw.map((change, index) => parseChange(change, device, index));
  const changes = parsed.flatMap((each): Change[] => (each.ok ? [each.value] : []));
  return inTransaction(db, async (transaction) => {
    const { epoch, head } = await lockDistrict(transaction, district);
    const now = context.now();
    const answer = (results: PushResult[], to: number, received: number): PushResponse => ({
      time: now,
      epoch,
      head: to,
      received,
      results,
    });
    const received = await claimDevice(transaction, { district, device, member: actor.member, now });
    if (received === undefined) return answer(refuseDevice(raw), head, 0);
    const ledger = makeLedger(await loadPrior(transaction, district, device, changes));
    const judged = judgeAll(ledger, changes, { author: actor.member, actor, now, today: dayAt(now) });
    const highest = Math.max(received, ...ledger.accepted.map(({ deviceSeq }) => deviceSeq));
    const newHead = await writeLedger(transaction, { district, head, now }, ledger);
    if (highest > received) await noteReceived(transaction, district, device, highest);
    const results = parsed.flatMap((each): PushResult[] => {
      const result = each.ok ? judged.get(each.value) : each.error;
      return result ? [result] : [];
    });
    return answer(results, newHead, highest);
  });
}
