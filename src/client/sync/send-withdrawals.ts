import type { Cycle, SyncFailure } from './cycle.ts';

/**
 * Tells the server what was taken back or mended after a refusal: a copy of it that is still on its way must not be
 * accepted later. What got there first is deleted there.
 */
export async function sendWithdrawals({ store, transport, isStopped }: Cycle): Promise<SyncFailure | undefined> {
  while (!isStopped()) {
    const changes = await store.pendingWithdrawals();
    if (!changes.length) return undefined;
    const answer = await transport.withdraw({ changes });
    // It waits for a later run; what is new is fetched all the same.
    if (!answer.ok) return answer.error.code === 'foreign' ? undefined : answer.error;
    const confirmed = await store.confirmWithdrawals(changes, answer.value.here);
    if (!confirmed.ok) return confirmed.error;
  }
  return undefined;
}
