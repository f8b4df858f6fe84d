import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import type { StorageFailureCode } from '../../platform/idb/errors.ts';
import type { TipSender } from '../queue/sender-types.ts';
import type { Ready } from '../queue/types.ts';

/**
 * Puts a sealed item into the queue. On a full phone it is kept in this page's memory and sent at once. This needs a
 * network, because closing the page would lose it.
 * @returns the item's id
 */
export async function enqueueOrKeepInMemory(
  sender: TipSender,
  ready: Ready,
  mailbox: { readonly token: string },
): Promise<Result<string, StorageFailureCode>> {
  const kept = await sender.enqueue(ready, mailbox);
  const item = kept.ok || !navigator.onLine ? kept : await sender.enqueue(ready, mailbox, 'memory');
  return item.ok ? ok(item.value.id) : err(item.error.code);
}
