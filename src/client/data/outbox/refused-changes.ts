import { isUnsureClock, readClock, unsureClock } from '../../../domain/kernel/clock.ts';
import { isDay, startOfDay } from '../../../domain/kernel/day.ts';
import { type Id, isPairedId } from '../../../domain/kernel/id.ts';
import { isCreation } from '../../../domain/records/change.ts';
import { kindOf } from '../../../domain/records/kinds/index.ts';
import { upcast } from '../../../domain/records/upcast.ts';
import type { Tx } from '../idb/backend.ts';
import type { ChangeRow, PendingRecord, StoredChange } from '../idb/rows.ts';
import { readDevice, readSync, writeMeta } from '../meta.ts';
import { pendingRecord } from '../replica/local-record.ts';
import { basesOf, viewOf } from '../replica/record-row.ts';
import { writeChanges, writeStates } from '../replica/write-record.ts';
import type { Fields } from '../store-types.ts';
import { storedOf } from './keep-receipts.ts';
import { openChanges } from './receipts.ts';
import { numberChange, readClocks, type StoreContext } from './save.ts';

const isOpen = ({ state }: ChangeRow): boolean => state === 'unsent' || state === 'held' || state === 'refused';

/** The server's time at the last contact. Retention must not depend on a phone's clock. */
const serverTime = async (tx: Tx, context: StoreContext): Promise<number> =>
  (await readSync(tx)).lastContact ?? context.now();

/** Content that replaces refused changes. */
interface Replacement {
  readonly old: readonly ChangeRow[];
  readonly fields: Fields;
  readonly isNew: boolean;
}

/**
 * Merges what was written to a record, the correction last. A record that was never accepted becomes a new one with all
 * its content.
 */
function replacementFor(row: PendingRecord, corrected: Fields): Replacement {
  const isNew = row.pending.some((change) => isCreation(change) && change.state === 'refused');
  const old = row.pending.filter(isNew ? isOpen : ({ state }) => state === 'refused');
  const last = old.reduce((order, change) => Math.max(order, change.order), 0);
  const fields: Record<string, Fields[string]> = Object.assign({}, ...old.map((change) => upcast(change).fields));
  // Later changes are sent separately and stay the latest value.
  for (const later of row.pending) {
    if (isNew || old.includes(later) || later.order < last) continue;
    for (const name of Object.keys(upcast(later).fields)) delete fields[name];
  }
  return { old, fields: { ...fields, ...corrected }, isNew };
}

/**
 * Updates references to a record that was never accepted to its replacement. None of these changes can have been
 * accepted.
 */
async function repoint(tx: Tx, from: Id, to: Id): Promise<StoredChange[]> {
  return (await openChanges(tx)).flatMap((change) => {
    if (change.record === from || !Object.values(change.fields).includes(from)) return [];
    const fields = Object.fromEntries(
      Object.entries(change.fields).map(([name, value]) => [name, value === from ? to : value]),
    );
    const { refusal, ...rest } = change;
    return refusal && refusal.field !== undefined && change.fields[refusal.field] === from
      ? [{ ...rest, fields, state: 'unsent' as const }]
      : [{ ...change, fields }];
  });
}

/** Tells whether a change gave its record an unsure date, by the rule of `isDateUnsure`. */
const asksForDate = ({ clock, fields: { date } }: Pick<ChangeRow, 'clock' | 'fields'>): boolean =>
  isDay(date) && (isUnsureClock(clock) || startOfDay(date) > readClock(clock).wall);

/** Keeps an unsure date unsure unless the correction sets it. */
function keepQuestion(change: StoredChange, { old }: Replacement, corrected: Fields): StoredChange {
  const isKept = corrected.date === undefined && change.fields.date !== undefined;
  const dating = old.filter(({ fields }) => fields.date !== undefined).at(-1);
  if (!isKept || !dating || !asksForDate(dating)) return change;
  const { wall, node } = readClock(change.clock);
  return { ...change, clock: unsureClock(wall, change.deviceSeq, node) };
}

/** Tells whether a record that is made again keeps its id. A paired one does, unless it stands for another's record. */
const keepsId = ({ id, pending }: PendingRecord): boolean =>
  isPairedId(id) && !pending.some(({ refusal }) => refusal?.code === 'id_taken');

/**
 * Replaces the refused changes of a record by one corrected change.
 * @param fresh the new change's id, and the record's too if it was never accepted and its id is not paired
 * @returns the record's id; undefined if the change is no longer refused
 */
export async function replaceRefused(
  tx: Tx,
  context: StoreContext,
  refused: Id,
  fresh: Id,
  corrected: Fields,
): Promise<Id | undefined> {
  const change = await tx.get('change', refused);
  const row = change && (await pendingRecord(tx, change.record));
  if (!row || (change.state !== 'refused' && change.state !== 'held')) return undefined;
  const replacement = replacementFor(row, corrected);
  const { old, fields, isNew } = replacement;
  const rest: PendingRecord = { ...row, pending: row.pending.filter((each) => !old.includes(each)) };
  const base: ChangeRow['base'] = isNew
    ? {}
    : {
        ...basesOf(viewOf(rest), Object.keys(fields)),
        ...Object.assign({}, ...old.map((each) => upcast(each).base)),
      };
  const id = isNew && keepsId(row) ? row.id : fresh;
  const record = isNew ? id : row.id;
  const device = await readDevice(tx, context.newId);
  const { kind, author } = change;
  const { schema } = kindOf(kind);
  const numbered = numberChange(
    device,
    { id, record, kind, schema, fields, base },
    isNew ? undefined : rest,
    await readClocks(tx, context, device),
  );
  const withdrawnAt = await serverTime(tx, context);
  const withdrawn = old
    .filter((each) => each.id !== id)
    .map((each): StoredChange => ({ ...storedOf(each), state: 'withdrawn', withdrawnAt }));
  await writeChanges(tx, [
    ...withdrawn,
    { ...keepQuestion(numbered.change, replacement, corrected), ...(author ? { author } : {}) },
    ...(isNew ? await repoint(tx, row.id, id) : []),
  ]);
  await writeMeta(tx, 'device', numbered.device);
  return record;
}

/** Sends a refused change again under its own id, and the changes held by it. */
export async function retry(tx: Tx, refused: Id): Promise<void> {
  const change = await tx.get('change', refused);
  if (change?.state !== 'refused') return;
  const { refusal: _, ...again } = change;
  const row = isCreation(change) ? await pendingRecord(tx, change.record) : undefined;
  const held = (row?.pending ?? []).filter(({ state }) => state === 'held');
  await writeStates(
    tx,
    [again, ...held.map(storedOf)].map((each): StoredChange => ({ ...each, state: 'unsent' })),
  );
}

/**
 * Withdraws a refused change; if it created the record, all changes to it. Withdrawn changes are kept for a while and
 * never sent.
 */
export async function withdraw(tx: Tx, context: StoreContext, refused: Id): Promise<void> {
  const change = await tx.get('change', refused);
  if (change?.state !== 'refused') return;
  const row = isCreation(change) ? await pendingRecord(tx, change.record) : undefined;
  const withdrawnAt = await serverTime(tx, context);
  const others = (row?.pending ?? []).filter((each) => isOpen(each) && each.id !== change.id);
  await writeChanges(
    tx,
    [change, ...others.map(storedOf)].map((each): StoredChange => ({ ...each, state: 'withdrawn', withdrawnAt })),
  );
}
