import { type Id, isPairedId } from '../../../domain/kernel/id.ts';
import { isCreation } from '../../../domain/records/change.ts';
import { isSameValue } from '../../../domain/records/field.ts';
import { upcast } from '../../../domain/records/upcast.ts';
import { MAX_PUSH_CHANGES } from '../../../protocol/kernel/limits.ts';
import type { PullResponse, WireRecord } from '../../../protocol/sync/pull.ts';
import { type ReadTx, type Tx, under } from '../idb/backend.ts';
import type { Base, ChangeRow, ChangeState, StoredChange } from '../idb/rows.ts';
import { readDevice, readSync, writeMeta } from '../meta.ts';
import { pendingRecords } from '../replica/local-record.ts';
import { isOpaque } from '../replica/record-row.ts';
import { writeChanges, writeStates } from '../replica/write-record.ts';
import { keepReceipt, storedOf } from './keep-receipts.ts';
import { numberChange, readClocks, type StoreContext } from './save.ts';

/*
 * A request that seemed lost, or one from a second tab, can reach the server after the phone received a refusal, and be
 * accepted because the data has changed. The next pull shows it: the record is there.
 */

/** Tells whether any change is in a state. If none is, no change can have arrived late. */
export const anyIn = async (tx: ReadTx, state: ChangeState): Promise<boolean> =>
  (await tx.count('change', { index: 'byState', ...under(state) })) > 0;

/** Tells whether a creation was refused because its id stands for another's record, as a second arrival of a delivery. */
const isTaken = (change: Pick<ChangeRow, 'id' | 'record' | 'refusal'>): boolean =>
  isCreation(change) && change.refusal?.code === 'id_taken';

/**
 * Tells whether the server's record is that of a withdrawn creation. Another may have made one under the same paired id,
 * so that author and content decide, as far as nobody has edited it since.
 */
function isFrom(creation: StoredChange, base: Base | undefined): boolean {
  if (!isPairedId(creation.id)) return !isTaken(creation);
  if (!base || isOpaque(base) || base.author !== creation.author) return false;
  return Object.entries(upcast(creation).fields).every(
    ([name, value]) =>
      // A phone may have corrected the date before sending.
      name === 'date' || base.clocks?.[name] !== undefined || isSameValue(value, base.fields[name] ?? null),
  );
}

/** Tells whether the server has deleted the record already: deleting it again at each pull would never end. */
const isGone = (base: Base | undefined): boolean =>
  base !== undefined && !isOpaque(base) && base.fields.deleted === true;

/** Tells whether a pulled record seems to contain the edit. A copy of this phone may have used the same clock. */
const isSeenIn = (edit: ChangeRow, { clock, clocks }: WireRecord): boolean =>
  Object.keys(upcast(edit).fields).some((name) => (clocks?.[name] ?? clock) === edit.clock);

/**
 * Marks refused creations as received if the server has the record, and releases held changes. A refused edit that
 * seems to be there, and a creation whose record may be another's, is sent again; the server's answer decides.
 */
export async function receiveLate(tx: Tx, { records, time, epoch, head }: PullResponse): Promise<void> {
  const ids = records.map(({ id }) => id);
  const rows = await pendingRecords(tx, ids);
  const pulled = new Map(records.map((record) => [record.id, record]));
  const accepted: StoredChange[] = [];
  const unsent: StoredChange[] = [];
  // A record that the server has from somebody else is no receipt for this phone's.
  const own = rows.filter(({ pending }) => !pending.some(isTaken));
  for (const change of own.flatMap(({ pending }) => pending)) {
    const { refusal: _, ...rest } = storedOf(change);
    const after: StoredChange = { ...rest, state: 'unsent' };
    const record = pulled.get(change.record);
    if (change.state === 'held') unsent.push({ ...storedOf(change), state: 'unsent' });
    else if (change.state !== 'refused') continue;
    else if (isCreation(change)) (isPairedId(change.id) ? unsent : accepted).push(after);
    else if (record && isSeenIn(change, record)) unsent.push(after);
  }
  await writeStates(tx, [...accepted, ...unsent]);
  await keepReceipt(tx, accepted, { at: time, epoch, head });
}

/**
 * Tells whether the server still has to learn of a withdrawal. A change without a refusal was held and never sent; one
 * whose id is taken can not be accepted later.
 */
export const isWithdrawalPending = (change: StoredChange): boolean =>
  change.state === 'withdrawn' && change.refusal !== undefined && !change.isTold && !isTaken(change);

/** Lists ids of withdrawn changes that the server may still accept, as many as fit in a request. */
export async function pendingWithdrawals(tx: ReadTx): Promise<Id[]> {
  const withdrawn = await tx.range('change', { index: 'byState', ...under('withdrawn') });
  return withdrawn
    .filter(isWithdrawalPending)
    .slice(0, MAX_PUSH_CHANGES)
    .map(({ id }) => id);
}

/** Marks withdrawals as known to the server, and deletes what it had accepted before. */
export async function confirmWithdrawals(
  tx: Tx,
  context: StoreContext,
  ids: readonly Id[],
  here: readonly Id[],
): Promise<void> {
  const [changes, { lastContact }, mayBeLate] = await Promise.all([
    tx.getMany('change', ids),
    readSync(tx),
    anyIn(tx, 'withdrawn'),
  ]);
  // The retention period starts now, because the server may be restored to a backup without the withdrawal.
  const withdrawnAt = lastContact ?? context.now();
  await tx.put(
    'change',
    changes.flatMap((change): StoredChange[] =>
      change?.state === 'withdrawn' ? [{ ...change, isTold: true, withdrawnAt }] : [],
    ),
  );
  if (mayBeLate) await takeBackLate(tx, context, here);
}

/**
 * Deletes records on the server that arrived although they had been withdrawn or replaced under a new id. Only a pending
 * deletion makes another one needless: a pending edit may be refused and stay so.
 */
export async function takeBackLate(tx: Tx, context: StoreContext, ids: readonly Id[]): Promise<void> {
  const creations = (await tx.getMany('change', ids)).flatMap((change) =>
    change?.state === 'withdrawn' && isCreation(change) ? [change] : [],
  );
  if (!creations.length) return;
  const records = await pendingRecords(
    tx,
    creations.map(({ record }) => record),
  );
  const byId = new Map(records.map((row) => [row.id, row]));
  let device = await readDevice(tx, context.newId);
  const deletions: StoredChange[] = [];
  for (const creation of creations) {
    const { kind, schema, author, record } = creation;
    const row = byId.get(record);
    if (!isFrom(creation, row?.base) || isGone(row?.base)) continue;
    if (row?.pending.some(({ fields }) => fields.deleted === true)) continue;
    const deletion = { id: context.newId(), record, kind, schema, fields: { deleted: true } };
    const reading = await readClocks(tx, context, device);
    const numbered = numberChange(device, deletion, row && { ...row, pending: [] }, reading);
    device = numbered.device;
    deletions.push({ ...numbered.change, ...(author ? { author } : {}) });
  }
  if (!deletions.length) return;
  await writeChanges(tx, deletions);
  await writeMeta(tx, 'device', device);
}
