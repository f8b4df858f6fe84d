import type { Id, RandomBytes } from '../../domain/kernel/id.ts';
import type { SealedFile } from '../../protocol/relay/relay.ts';
import type { Store } from '../data/store.ts';
import type { Identity } from '../data/store-types.ts';
import { fitting, sealChanges } from '../sync/relay/seal.ts';

export interface HandedOver {
  readonly file: SealedFile;
  /** Changes in the file. */
  readonly ids: readonly Id[];
  /** Changes that did not fit; they go with the next file, once these have arrived. */
  readonly left: number;
}

/**
 * All that the server does not have, oldest first, sealed for a teammate to carry.
 * @returns undefined when there is nothing; when the phone has not reached the server since it joined, and so has no key;
 * or where the browser has no cryptography
 */
export async function handOver(
  store: Pick<Store, 'undelivered' | 'relayKey' | 'settleBlindly'>,
  owner: Identity,
  random: RandomBytes,
): Promise<HandedOver | undefined> {
  // What leaves the phone is not altered any more.
  await store.settleBlindly();
  const [changes, key] = await Promise.all([store.undelivered(), store.relayKey()]);
  if (!changes.length || key?.member !== owner.actor.member) return undefined;
  const chosen = fitting(changes);
  const file = await sealChanges({ key, district: owner.district.id, random }, chosen);
  return file && { file, ids: chosen.map(({ id }) => id), left: changes.length - chosen.length };
}
