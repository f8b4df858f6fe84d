import { dayAt } from '../../../domain/kernel/day.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { newReceipt } from '../../../domain/tips/receipt.ts';
import type { StorageFailureCode } from '../../platform/idb/errors.ts';
import type { CheckedBundle } from '../crypto/bundle.ts';
import type { SealFailureCode } from '../crypto/failure.ts';
import { deriveMailbox } from '../crypto/mailbox.ts';
import type { TipContent } from '../crypto/schemas.ts';
import { sealTip } from '../crypto/seal.ts';
import type { TipSender } from '../queue/sender-types.ts';
import type { Ready } from '../queue/types.ts';
import type { TipKit } from './kit.ts';
import { loadOffice } from './office.ts';

/**
 * Why nothing can be sealed. `pin_unreadable`: the leaflet's code was truncated. `offline`: this phone has no key list
 * yet. `page_old`: part of the program could not be fetched.
 */
export type TipProblem =
  | SealFailureCode
  | StorageFailureCode
  | 'pin_unreadable'
  | 'offline'
  | 'page_old'
  | 'unexpected';

/** A sealed tip in the queue. Only this page knows the receipt code. */
export interface Sealed {
  readonly receipt: string;
  /** Id of the queue item. */
  readonly item: string;
}

/** Returns the key list to seal to now, fetched again if there is a network. */
export async function readyToSeal(kit: TipKit, pinned: string | undefined): Promise<Result<CheckedBundle, TipProblem>> {
  const { info, bundle } = await loadOffice(kit.store, kit.transport, {
    today: dayAt(Math.max(kit.now(), kit.built)),
    isClockWrong: kit.now() < kit.built,
    pinned,
  });
  if (info) kit.noteOffice(info);
  return bundle.ok ? bundle : err(bundle.error.code);
}

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

/** Seals a tip and puts it into the queue. Before it returns `ok`, nothing is stored or sent. */
export async function sealAndQueue(
  kit: TipKit,
  pinned: string | undefined,
  content: TipContent,
  photos: readonly Uint8Array[],
): Promise<Result<Sealed, TipProblem>> {
  const bundle = await readyToSeal(kit, pinned);
  if (!bundle.ok) return bundle;
  const receipt = newReceipt(kit.random);
  const { random } = kit;
  const ready = await sealTip({ bundle: bundle.value, content, photos, receipt, random });
  if (!ready.ok) return err(ready.error.code);
  const item = await enqueueOrKeepInMemory(
    kit.sender,
    ready.value,
    await deriveMailbox(receipt, bundle.value.instance),
  );
  return item.ok ? ok({ receipt, item: item.value }) : item;
}
