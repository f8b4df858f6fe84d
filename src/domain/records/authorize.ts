import type { Actor } from '../kernel/actor.ts';
import type { Failure } from '../kernel/failure.ts';
import type { Id } from '../kernel/id.ts';
import { type MemberRole, mayGrant } from '../kernel/role.ts';
import { authorizeAttendance, isByCode } from './authorize-attendance.ts';
import { authorizeCorrection } from './authorize-correction.ts';
import { type AppliedChange, type Change, isCreation } from './change.ts';
import type { Lookup } from './check-change.ts';
import { isSameValue } from './field.ts';
import { kindOf } from './kinds/index.ts';
import { reachIn, reachOf } from './permission.ts';
import { type FoldedRecord, isDateUnsure, isDeleted, phaseOf, textField, valuesOf } from './record.ts';

const roleOf = (record: FoldedRecord | undefined): MemberRole | undefined =>
  record && (textField(record, 'role') as MemberRole | undefined);

/** Tells whether a record belongs to a member: the member named in it, or its author when it names nobody. */
const isOwn = (record: FoldedRecord, member: Id): boolean => (textField(record, 'member') ?? record.author) === member;

type Written = Pick<AppliedChange, 'author' | 'fields' | 'letInBy'>;

/**
 * Returns the member whose work a change counts as when `member` reviews it. A change from a session that `member`
 * opened with an invite may be the reviewer's own work: the person who makes an invite link can also open it.
 */
const writerOf = (member: Id, { author, letInBy }: Written): Id => (letInBy === member ? member : author);

/**
 * Tells whether some value of the record was written by this member alone. Choosing among others' values does not
 * count.
 */
const hasEntered = (member: Id, { kind, fields }: FoldedRecord, history: readonly Written[]): boolean =>
  Object.keys(kindOf(kind).fields).some((field) => {
    const writers = history
      .filter((change) => isSameValue(change.fields[field], fields[field]))
      .map((change) => writerOf(member, change));
    return fields[field] !== undefined && writers.includes(member) && writers.every((writer) => writer === member);
  });

/** Enforces four eyes: nobody verifies a record that they did or entered, or may have entered under another name. */
function authorizeReview(
  actor: Actor,
  before: FoldedRecord | undefined,
  after: FoldedRecord,
  history: readonly (Written & Pick<AppliedChange, 'id' | 'record'>)[],
): Failure | undefined {
  const failure: Failure = { code: 'forbidden_review', field: 'review' };
  const reach = reachOf(actor.role, 'review');
  if (!before || reach === 'none') return failure;
  if (before.author === actor.member || textField(before, 'member') === actor.member) return failure;
  // The first change created the record: the reviewer must not have made it under the author's name.
  if (history.some((change) => isCreation(change) && writerOf(actor.member, change) === actor.member)) return failure;
  if (hasEntered(actor.member, after, history)) return failure;
  return reach === 'squad' && textField(before, 'squad') !== actor.squad ? failure : undefined;
}

function authorizeOwn(actor: Actor, before: FoldedRecord | undefined, after: FoldedRecord): Failure | undefined {
  if (textField(after, 'member') !== actor.member || (before && !isOwn(before, actor.member)))
    return { code: 'forbidden_author', field: 'member' };
  // A member who changed squads may still correct records of the old squad.
  const isUnchanged = before && textField(before, 'squad') === textField(after, 'squad');
  return isUnchanged || (textField(after, 'squad') ?? null) === actor.squad
    ? undefined
    : { code: 'forbidden_squad', field: 'squad' };
}

function authorizeSquad(
  actor: Actor,
  before: FoldedRecord | undefined,
  after: FoldedRecord,
  lookup: Lookup,
): Failure | undefined {
  const foreign: Failure = { code: 'forbidden_squad', field: 'squad' };
  if (!actor.squad || textField(after, 'squad') !== actor.squad) return foreign;
  if (before && textField(before, 'squad') !== actor.squad) return foreign;
  const member = textField(after, 'member');
  const isUnchanged = before !== undefined && textField(before, 'member') === member;
  if (member === undefined || member === actor.member || isUnchanged) return undefined;
  const named = lookup(member);
  return named && textField(named, 'squad') === actor.squad ? undefined : { code: 'forbidden_author', field: 'member' };
}

/** Refuses a role above what the actor may grant, also to the actor. */
function authorizeRole(
  actor: Actor,
  { fields }: Change,
  before: FoldedRecord | undefined,
  after: FoldedRecord,
): Failure | undefined {
  const failure: Failure = { code: 'forbidden_role', field: 'role' };
  // The written role counts too: if it loses a conflict, it is still offered to whoever resolves it.
  const touched = [roleOf(before), roleOf(after), fields.role as MemberRole | undefined];
  if (!touched.every((role) => role === undefined || mayGrant(actor.role, role))) return failure;
  // Only another administrator can demote or delete an administrator, so one always remains.
  const isLeaving = before?.id === actor.member && (roleOf(after) !== roleOf(before) || isDeleted(after));
  return isLeaving ? failure : undefined;
}

/** Lets the author alone correct an entry that is not joint. An unsure date is settled by whoever may write. */
function authorizeEntry(actor: Actor, { kind, fields }: Change, before: FoldedRecord | undefined): Failure | undefined {
  const { family, joint } = kindOf(kind);
  if (!before || family !== 'ledger' || joint || before.author === actor.member) return undefined;
  const settles = isDateUnsure(before) && Object.keys(fields).every((field) => field === 'date');
  return settles ? undefined : { code: 'forbidden_author' };
}

/**
 * Checks whether an actor may make a change.
 * @param before the record without the change; undefined when the change creates it
 * @param after the record with the change folded in
 * @param history the record's changes so far
 * @returns the reason for a refusal, undefined when the change is allowed
 */
export function authorizeChange(
  actor: Actor,
  change: Change,
  before: FoldedRecord | undefined,
  after: FoldedRecord,
  lookup: Lookup,
  history: readonly AppliedChange[] = [],
): Failure | undefined {
  if (change.fields.review !== undefined) {
    const failure = authorizeReview(actor, before, after, [...history, { ...change, author: actor.member }]);
    if (failure || Object.keys(change.fields).length === 1) return failure;
  }
  const { plan } = kindOf(change.kind);
  const isPlanned = phaseOf(after) !== undefined || (before && phaseOf(before) !== undefined);
  const reach = plan && isPlanned ? reachIn(plan.write, actor.role) : reachOf(actor.role, `write:${change.kind}`);
  if (reach === 'none') return { code: 'forbidden_kind' };
  const failure = authorizeEntry(actor, change, before);
  if (failure) return failure;
  if (change.kind === 'member') return authorizeRole(actor, change, before, after);
  const unfit =
    change.kind === 'attendance'
      ? authorizeAttendance(actor, change, reach, before, after, history)
      : change.kind === 'correction'
        ? authorizeCorrection(actor, change, reach, before, after)
        : undefined;
  if (unfit) return unfit;
  // Whoever changes squads before a scan or an objection is sent keeps it, under the squad of then.
  const isKept = !before && (change.kind === 'correction' || (change.kind === 'attendance' && isByCode(after)));
  if (reach === 'district' || isKept) return undefined;
  return (
    kindOf(change.kind).limit?.(valuesOf(after), reach) ??
    (reach === 'own' ? authorizeOwn(actor, before, after) : authorizeSquad(actor, before, after, lookup))
  );
}
