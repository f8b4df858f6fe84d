import type { Id, RandomBytes } from '../../domain/kernel/id.ts';
import type { SealedFile } from '../../protocol/relay/relay.ts';
import type { Store } from '../data/store.ts';
import type { Identity } from '../data/store-types.ts';
import { fitting, sealChanges } from '../sync/relay/seal.ts';

export interface SealedUnsent {
  readonly file: SealedFile;
  /** Changes in the file. */
  readonly ids: readonly Id[];
  /** Number of changes that did not fit. They go into the next file, once these have arrived. */
  readonly left: number;
}

/**
 * Seals everything that the server does not have, oldest first, for a teammate to deliver.
 * @returns undefined if there is nothing, if the phone has no key because it has not contacted the server since it
 * joined, or if the browser has no cryptography
 */
export async function sealUnsent(
  store: Pick<Store, 'undelivered' | 'relayKey' | 'settleBlindly'>,
  owner: Identity,
  random: RandomBytes,
): Promise<SealedUnsent | undefined> {
  // Changes must not be modified once they have left the phone.
  await store.settleBlindly();
  const [changes, key] = await Promise.all([store.undelivered(), store.relayKey()]);
  if (!changes.length || key?.member !== owner.actor.member) return undefined;
  const chosen = fitting(changes);
  const file = await sealChanges({ key, district: owner.district.id, random }, chosen);
  return file && { file, ids: chosen.map(({ id }) => id), left: changes.length - chosen.length };
}
