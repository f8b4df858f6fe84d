import type { Id } from '../../domain/kernel/id.ts';
import { allTables, type ReadTx, type Tx, under } from './idb/backend.ts';
import type { StoredChange } from './idb/rows.ts';
import { readMeta, writeMeta } from './meta.ts';
import { openChanges } from './outbox/receipts.ts';
import { unsentPhotos } from './queries.ts';
import type { Identity } from './store-types.ts';

/** Data that only this phone has and that its owner agrees to lose: exported changes, photos, relay files. */
export interface GivenUp {
  readonly changes: readonly Id[];
  /** SHA-256 of photos that are not sent. */
  readonly photos: readonly string[];
  /** Ids of relay files that are not delivered. */
  readonly relayFiles: readonly string[];
}

/** Why the phone was not wiped: it has data that nobody else has and the owner did not give up. */
export interface Unsent {
  readonly code: 'unsent' | 'unsent_photos' | 'unsent_relay_files';
  readonly count: number;
}

const nothing: GivenUp = { changes: [], photos: [], relayFiles: [] };

async function changesLeft(tx: ReadTx, given: GivenUp): Promise<StoredChange[]> {
  const known = new Set(given.changes);
  return (await openChanges(tx)).filter(({ id }) => !known.has(id));
}

/** Finds data that a wipe would destroy. Needs all tables. */
export async function unsentOf(tx: ReadTx, given: GivenUp = nothing): Promise<Unsent | undefined> {
  const [changes, unsent, waiting] = await Promise.all([
    changesLeft(tx, given),
    unsentPhotos(tx),
    tx.range('parcel', { index: 'byState', ...under('waiting') }),
  ]);
  if (changes.length) return { code: 'unsent', count: changes.length };
  const photos = unsent.filter((hash) => !given.photos.includes(hash));
  if (photos.length) return { code: 'unsent_photos', count: photos.length };
  const relayFiles = waiting.filter(({ id }) => !given.relayFiles.includes(id));
  return relayFiles.length ? { code: 'unsent_relay_files', count: relayFiles.length } : undefined;
}

const clear = async (tx: Tx): Promise<void> => void (await Promise.all(allTables.map((table) => tx.clear(table))));

/** Deletes everything, unless that would destroy data that was not given up, checked in the same transaction. */
export async function wipe(tx: Tx, given: GivenUp | undefined): Promise<Unsent | undefined> {
  const left = await unsentOf(tx, given);
  if (!left) await clear(tx);
  return left;
}

/**
 * Makes a member the phone's owner. Another owner's data is deleted; if some of it is unsent, nothing changes. After a
 * sign-out, a tab that did not notice may have saved changes that have an author but no owner.
 */
export async function enter(tx: Tx, next: Identity): Promise<Unsent | undefined> {
  const { member } = next.actor;
  const before = await readMeta(tx, 'identity');
  if (before?.actor.member !== member) {
    const left = await unsentOf(tx);
    const isOwn = !before && (await openChanges(tx)).every(({ author }) => author === member);
    if (left && !isOwn) return left;
    if (!left) await clear(tx);
  }
  await writeMeta(tx, 'identity', next);
  return undefined;
}
