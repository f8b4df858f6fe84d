import type { Actor } from '../../domain/kernel/actor.ts';
import { type Day, dayAt, LAST_DAY } from '../../domain/kernel/day.ts';
import type { Failure, FailureCode } from '../../domain/kernel/failure.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { authorizeChange } from '../../domain/records/authorize.ts';
import { type AppliedChange, type Change, isCreation, stamp } from '../../domain/records/change.ts';
import { checkChange } from '../../domain/records/check-change.ts';
import { kindOf } from '../../domain/records/kinds/index.ts';
import { type FoldedRecord, isDeleted } from '../../domain/records/record.ts';
import type { Outcome, PushResult } from '../../protocol/sync/push.ts';
import { appliedClock, applyChange } from './applied-clock.ts';
import { isSameChange } from './same-change.ts';
import type { Draft, WorkingSet } from './working-set.ts';

/** Whose changes are decided, with which rights, and when. */
export interface Rules {
  readonly author: Id;
  /** Whose rights count; undefined for what the server itself makes. */
  readonly actor: Actor | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Changes that their author has withdrawn. */
  readonly withdrawn: ReadonlySet<Id>;
}

/**
 * Changes that one member may make to one record; nobody edits a record so often by hand. Others may still change it: who
 * floods a record of their own does not keep a leader from sending it back.
 */
export const MOST_CHANGES = 200;

const none: readonly AppliedChange[] = [];

const refuse = (change: Change, outcome: Outcome, code: FailureCode): PushResult => ({ id: change.id, outcome, code });

/** A change with its answer. */
export interface Decision {
  readonly change: Change;
  readonly result: PushResult;
}

/** The answer to a change under whose id one is here already. */
export const decideKnown = (known: Change, change: Change): PushResult =>
  isSameChange(known, change) ? { id: change.id, outcome: 'duplicate' } : refuse(change, 'rejected', 'id_taken');

/** The answer to a change that is known, that collides with another, or whose record is not here. */
function decideIdentity(workingSet: WorkingSet, change: Change, draft: Draft | undefined): PushResult | undefined {
  const known = workingSet.changes.get(change.id);
  if (known) return decideKnown(known, change);
  if (workingSet.isHeld(change)) return refuse(change, 'retry', 'device_seq_taken');
  if (isCreation(change)) return undefined;
  if (!draft) return refuse(change, 'retry', 'record_not_yet_here');
  return draft.record.kind === change.kind ? undefined : refuse(change, 'rejected', 'kind_changed');
}

const hasTooMany = (known: readonly AppliedChange[], member: Id): boolean =>
  known.length >= MOST_CHANGES && known.filter(({ author }) => author === member).length >= MOST_CHANGES;

const isConflict = (change: Change, after: FoldedRecord): boolean =>
  after.conflicts !== undefined && Object.keys(change.fields).some((field) => after.conflicts?.[field]);

/**
 * The last day that a date may name. Field work may be dated by a phone's clock, and no sync fails for a clock: what is
 * dated after today is kept, as a question. Of what the desk enters, a date was always typed.
 */
const lastDayOf = ({ kind }: Change, { now }: Rules): Day =>
  kindOf(kind).family === 'activity' ? LAST_DAY : dayAt(now);

/** A squad is not taken back under its members, nor a place under what lies in it. */
function checkRemoval(
  workingSet: WorkingSet,
  before: FoldedRecord | undefined,
  after: FoldedRecord,
): Failure | undefined {
  const isRemoval = isDeleted(after) && !(before && isDeleted(before));
  return isRemoval && workingSet.isPointedTo(after.id) ? { code: 'inconsistent', field: 'deleted' } : undefined;
}

/**
 * Decides on one change and adds it to the working set if it is accepted. A change that is here already is answered before
 * anything is checked: an author who lost a right since still gets the receipt.
 */
export function decide(workingSet: WorkingSet, change: Change, rules: Rules): PushResult {
  const draft = workingSet.drafts.get(change.record);
  const settled = decideIdentity(workingSet, change, draft);
  if (settled) return settled;
  if (rules.withdrawn.has(change.id)) return refuse(change, 'rejected', 'withdrawn');
  const known = draft?.changes ?? none;
  // `too_large` is the nearest code that phones of every release know.
  if (rules.actor && hasTooMany(known, rules.author))
    return { ...refuse(change, 'rejected', 'too_large'), limit: MOST_CHANGES };
  const effective = appliedClock(change, known, rules.author, rules.now);
  const folded = applyChange(stamp(change, effective, rules.author, rules.actor?.letInBy), draft?.record, known);
  if (!folded) return refuse(change, 'retry', 'record_not_yet_here');
  const { applied, after } = folded;
  const bad =
    checkChange(change, after, lastDayOf(change, rules), workingSet.lookup) ??
    checkRemoval(workingSet, draft?.record, after);
  if (bad) return { id: change.id, outcome: 'rejected', ...bad };
  const barred = rules.actor && authorizeChange(rules.actor, applied, draft?.record, after, workingSet.lookup, known);
  if (barred) return { id: change.id, outcome: 'forbidden', ...barred };
  workingSet.accept(applied, after);
  return { id: change.id, outcome: isConflict(change, after) ? 'conflict' : 'ok' };
}

/** Decides on a batch in the order of its device. */
export const decideAll = (workingSet: WorkingSet, changes: readonly Change[], rules: Rules): readonly Decision[] =>
  [...changes]
    .sort((a, b) => a.deviceSeq - b.deviceSeq)
    .map((change) => ({ change, result: decide(workingSet, change, rules) }));
