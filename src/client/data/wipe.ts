import type { Id } from '../../domain/kernel/id.ts';
import { allTables, type ReadTx, type Tx, under } from './idb/backend.ts';
import type { StoredChange } from './idb/rows.ts';
import { readMeta, writeMeta } from './meta.ts';
import { openChanges } from './outbox/receipts.ts';
import { unsentPhotos } from './queries.ts';
import type { Identity } from './store-types.ts';

/** What only this phone has and its owner knows of and gives up: exported changes, photos, teammates' files. */
export interface GivenUp {
  readonly changes: readonly Id[];
  /** SHA-256 of photos that are not sent. */
  readonly photos: readonly string[];
  /** Ids of teammates' files that are not delivered. */
  readonly parcels: readonly string[];
}

/** The phone was not wiped: it holds what nobody else has and nobody gave up. */
export interface Unsent {
  readonly code: 'unsent' | 'unsent_photos' | 'unsent_parcels';
  readonly count: number;
}

const nothing: GivenUp = { changes: [], photos: [], parcels: [] };

async function changesLeft(tx: ReadTx, given: GivenUp): Promise<StoredChange[]> {
  const known = new Set(given.changes);
  return (await openChanges(tx)).filter(({ id }) => !known.has(id));
}

/** Looks for what a wipe would destroy for good. Needs all tables. */
export async function unsentOf(tx: ReadTx, given: GivenUp = nothing): Promise<Unsent | undefined> {
  const [changes, unsent, carried] = await Promise.all([
    changesLeft(tx, given),
    unsentPhotos(tx),
    tx.range('parcel', { index: 'byState', ...under('waiting') }),
  ]);
  if (changes.length) return { code: 'unsent', count: changes.length };
  const photos = unsent.filter((hash) => !given.photos.includes(hash));
  if (photos.length) return { code: 'unsent_photos', count: photos.length };
  const parcels = carried.filter(({ id }) => !given.parcels.includes(id));
  return parcels.length ? { code: 'unsent_parcels', count: parcels.length } : undefined;
}

const clear = async (tx: Tx): Promise<void> => void (await Promise.all(allTables.map((table) => tx.clear(table))));

/** Empties the phone, unless that would destroy something that nobody gave up: looked for in the same transaction. */
export async function wipe(tx: Tx, given: GivenUp | undefined): Promise<Unsent | undefined> {
  const left = await unsentOf(tx, given);
  if (!left) await clear(tx);
  return left;
}

/**
 * Makes somebody the phone's owner. Of another owner nothing remains; where something of theirs is unsent, nothing
 * changes. A tab that had not yet heard of a sign-out may have saved after it: such changes have an author, no owner.
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
