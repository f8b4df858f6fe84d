import type { Actor } from '../../domain/kernel/actor.ts';
import { canonicalJson } from '../../domain/kernel/canonical-json.ts';
import { type Day, dayAt, LAST_DAY } from '../../domain/kernel/day.ts';
import type { Failure, FailureCode } from '../../domain/kernel/failure.ts';
import { type Id, isPairedId } from '../../domain/kernel/id.ts';
import { readFields } from '../../domain/reading/fields.ts';
import { authorizeChange } from '../../domain/records/authorize.ts';
import { type AppliedChange, type Change, isCreation, stamp } from '../../domain/records/change.ts';
import { checkChange } from '../../domain/records/check-change.ts';
import { kindOf } from '../../domain/records/kinds/index.ts';
import { type FoldedRecord, isDeleted } from '../../domain/records/record.ts';
import { isReceipt, type Outcome, type PushResult } from '../../protocol/sync/push.ts';
import { appliedClock, applyChange } from './applied-clock.ts';
import type { Draft, WorkingSet } from './working-set.ts';

/** The author, rights and time by which changes are decided. */
export interface Rules {
  readonly author: Id;
  /** The member whose rights are checked; undefined for the server's own changes. */
  readonly actor: Actor | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Changes that the author has withdrawn. */
  readonly withdrawn: ReadonlySet<Id>;
}

/**
 * Maximum number of changes that one member may make to one record; nobody edits a record so often by hand. It is
 * counted for each member, so an author who floods a record does not stop the leader from sending it back.
 */
export const MOST_CHANGES = 200;

const none: readonly AppliedChange[] = [];

const refuse = (change: Change, outcome: Outcome, code: FailureCode): PushResult => ({ id: change.id, outcome, code });

/** A change with its result. */
export interface Decision {
  readonly change: Change;
  readonly result: PushResult;
}

/**
 * Serializes a change without its clock, and without the date that may have come from it. A phone corrects both before
 * sending.
 */
function contentOf({ record, kind, fields }: Change): string {
  const { date: _, ...said } = readFields(kind, fields);
  return canonicalJson([record, kind, said]);
}

/**
 * Tells whether two changes with one id have the same content. Device and number may differ: a cloned phone takes a
 * new device id and sends again what may have arrived under the old one. Clock and date may differ: two phones with
 * the same unsent change may learn at different times that their clock was wrong. Texts are normalized first, since
 * older servers stored them as typed.
 */
export const isSameChange = (a: Change, b: Change): boolean => contentOf(a) === contentOf(b);

/** Decides on a change whose id is stored already. */
export const decideKnown = (known: Change, change: Change): PushResult =>
  isSameChange(known, change) ? { id: change.id, outcome: 'duplicate' } : refuse(change, 'rejected', 'id_taken');

/** Decides on a change that is stored already, collides with another, or has no record yet. */
function decideIdentity(workingSet: WorkingSet, change: Change, draft: Draft | undefined): PushResult | undefined {
  const known = workingSet.changes.get(change.id);
  if (known) return decideKnown(known, change);
  if (workingSet.isSeqTaken(change)) return refuse(change, 'retry', 'device_seq_taken');
  if (isCreation(change)) return undefined;
  if (!draft) return refuse(change, 'retry', 'record_not_yet_here');
  return draft.record.kind === change.kind ? undefined : refuse(change, 'rejected', 'kind_changed');
}

const isFlooded = (known: readonly AppliedChange[], member: Id): boolean =>
  known.length >= MOST_CHANGES && known.filter(({ author }) => author === member).length >= MOST_CHANGES;

const isConflict = (change: Change, after: FoldedRecord): boolean =>
  after.conflicts !== undefined && Object.keys(change.fields).some((field) => after.conflicts?.[field]);

/**
 * Returns the latest day that a date may have. Field work may be dated by a phone's wrong clock, which must not fail
 * the sync: a later date is stored and marked as unsure. Dates of reference records are always typed.
 */
const lastDayOf = ({ kind }: Change, { now }: Rules): Day =>
  kindOf(kind).family === 'reference' ? dayAt(now) : LAST_DAY;

/** Refuses to delete a record that others point to: a squad with members, a place with places in it. */
function checkRemoval(
  workingSet: WorkingSet,
  before: FoldedRecord | undefined,
  after: FoldedRecord,
): Failure | undefined {
  const isRemoval = isDeleted(after) && !(before && isDeleted(before));
  return isRemoval && workingSet.isPointedTo(after.id) ? { code: 'inconsistent', field: 'deleted' } : undefined;
}

/**
 * Decides on one change and adds it to the working set if it is accepted. A stored change is answered before any
 * check, so its author gets the receipt even after losing the right to make it.
 */
export function decide(workingSet: WorkingSet, change: Change, rules: Rules): PushResult {
  const draft = workingSet.drafts.get(change.record);
  const settled = decideIdentity(workingSet, change, draft);
  if (settled) return settled;
  // A record with a paired id may be made again after it was withdrawn.
  if (rules.withdrawn.has(change.id) && !isPairedId(change.id)) return refuse(change, 'rejected', 'withdrawn');
  const known = draft?.changes ?? none;
  // `too_large` is the closest code that every released phone knows.
  if (rules.actor && isFlooded(known, rules.author))
    return { ...refuse(change, 'rejected', 'too_large'), limit: MOST_CHANGES };
  const effective = appliedClock(change, known, rules.author, rules.now);
  const folded = applyChange(stamp(change, effective, rules.author, rules.actor?.letInBy), draft?.record, known);
  if (!folded) return refuse(change, 'retry', 'record_not_yet_here');
  const { applied, after } = folded;
  const invalid =
    checkChange(change, after, lastDayOf(change, rules), workingSet.lookup) ??
    checkRemoval(workingSet, draft?.record, after);
  if (invalid) return { id: change.id, outcome: 'rejected', ...invalid };
  const forbidden =
    rules.actor && authorizeChange(rules.actor, applied, draft?.record, after, workingSet.lookup, known);
  if (forbidden) return { id: change.id, outcome: 'forbidden', ...forbidden };
  workingSet.accept(applied, after);
  return { id: change.id, outcome: isConflict(change, after) ? 'conflict' : 'ok' };
}

/**
 * Decides on a batch's changes in the order of their device. Edits of a record whose creation was refused wait for it: a
 * record that another made under the same id must not take them for its own.
 */
export function decideAll(workingSet: WorkingSet, changes: readonly Change[], rules: Rules): readonly Decision[] {
  const refused = new Set<Id>();
  return [...changes]
    .sort((a, b) => a.deviceSeq - b.deviceSeq)
    .map((change) => {
      if (refused.has(change.record)) return { change, result: refuse(change, 'retry', 'record_not_yet_here') };
      const result = decide(workingSet, change, rules);
      if (isCreation(change) && !isReceipt(result.outcome)) refused.add(change.id);
      return { change, result };
    });
}
