import type { Cycle, SyncFailure } from './cycle.ts';

/**
 * Tells the server which changes were withdrawn or replaced, so that it accepts no late copy. Changes that it already
 * has are deleted there.
 */
export async function sendWithdrawals({ store, transport, isStopped }: Cycle): Promise<SyncFailure | undefined> {
  while (!isStopped()) {
    const changes = await store.pendingWithdrawals();
    if (!changes.length) return undefined;
    const answer = await transport.withdraw({ changes });
    // Withdrawals wait for a later run; the pull goes on.
    if (!answer.ok) return answer.error.code === 'foreign' ? undefined : answer.error;
    const confirmed = await store.confirmWithdrawals(changes, answer.value.here);
    if (!confirmed.ok) return confirmed.error;
  }
  return undefined;
}
