import { type Tx, under } from '../idb/backend.ts';
import { oldReceipts } from '../outbox/keep-receipts.ts';
import { isWithdrawalPending } from '../outbox/late-arrivals.ts';
import { writeChanges } from './write-record.ts';

/** Maximum number of changes that one call deletes. */
const MOST_FORGOTTEN = 1_000;

/** Deletes changes acknowledged or withdrawn before `time`. Shown records are updated by pulls only. */
export async function prune(tx: Tx, time: number): Promise<number> {
  const [withdrawn, acknowledged] = await Promise.all([
    tx.range('change', { index: 'byState', ...under('withdrawn'), limit: MOST_FORGOTTEN }),
    oldReceipts(tx, time, MOST_FORGOTTEN),
  ]);
  // After a long absence the time of a withdrawal is old; it is kept until the server knows of it.
  const old = withdrawn.filter((change) => !isWithdrawalPending(change) && (change.withdrawnAt ?? time) < time);
  const forgotten = [...old, ...acknowledged.changes];
  await writeChanges(tx, [], forgotten);
  await tx.remove('receipt', acknowledged.keys);
  return forgotten.length;
}
