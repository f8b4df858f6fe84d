import type { Actor } from '../kernel/actor.ts';
import type { Failure } from '../kernel/failure.ts';
import type { Id } from '../kernel/id.ts';
import { type MemberRole, mayGrant } from '../kernel/role.ts';
import { type AppliedChange, type Change, isCreation } from './change.ts';
import type { Lookup } from './check-change.ts';
import { isSameValue } from './field.ts';
import { kindOf } from './kinds/index.ts';
import { reachOf } from './permission.ts';
import { type FoldedRecord, isDeleted, textField } from './record.ts';

const roleOf = (record: FoldedRecord | undefined): MemberRole | undefined =>
  record && (textField(record, 'role') as MemberRole | undefined);

/** A record belongs to who did the work; where nobody is named, to who wrote it. */
const isOwn = (record: FoldedRecord, member: Id): boolean => (textField(record, 'member') ?? record.author) === member;

type Written = Pick<AppliedChange, 'author' | 'fields' | 'letInBy'>;

/**
 * Whose work a change counts as when the member reviews it. What came from a session that the member let in, by inviting
 * somebody who had an account already, may be the member's own: whoever makes the link can open it.
 */
const writerOf = (member: Id, { author, letInBy }: Written): Id => (letInBy === member ? member : author);

/** Does the record say something that the member wrote and nobody else did? Choosing what others wrote is no writing. */
const hasEntered = (member: Id, { kind, fields }: FoldedRecord, history: readonly Written[]): boolean =>
  Object.keys(kindOf(kind).fields).some((field) => {
    const writers = history
      .filter((change) => isSameValue(change.fields[field], fields[field]))
      .map((change) => writerOf(member, change));
    return fields[field] !== undefined && writers.includes(member) && writers.every((writer) => writer === member);
  });

/** Four eyes: whoever did or entered the work, or may have done so under another's name, does not verify it. */
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
  // The first change made the record: whoever reviews must not have made it under the author's name.
  if (history.some((change) => isCreation(change) && writerOf(actor.member, change) === actor.member)) return failure;
  if (hasEntered(actor.member, after, history)) return failure;
  return reach === 'squad' && textField(before, 'squad') !== actor.squad ? failure : undefined;
}

function authorizeOwn(actor: Actor, before: FoldedRecord | undefined, after: FoldedRecord): Failure | undefined {
  if (textField(after, 'member') !== actor.member || (before && !isOwn(before, actor.member)))
    return { code: 'forbidden_author', field: 'member' };
  // Who has moved on to another squad may still correct what was done for the old one.
  const kept = before && textField(before, 'squad') === textField(after, 'squad');
  return kept || (textField(after, 'squad') ?? null) === actor.squad
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
  const kept = before !== undefined && textField(before, 'member') === member;
  if (member === undefined || member === actor.member || kept) return undefined;
  const named = lookup(member);
  return named && textField(named, 'squad') === actor.squad ? undefined : { code: 'forbidden_author', field: 'member' };
}

/** Nobody raises anybody, oneself included, above what one may grant. */
function authorizeRole(
  actor: Actor,
  { fields }: Change,
  before: FoldedRecord | undefined,
  after: FoldedRecord,
): Failure | undefined {
  const failure: Failure = { code: 'forbidden_role', field: 'role' };
  // The role as written too: one that loses a conflict is still offered to whoever settles it.
  const touched = [roleOf(before), roleOf(after), fields.role as MemberRole | undefined];
  if (!touched.every((role) => role === undefined || mayGrant(actor.role, role))) return failure;
  // Somebody else has to take an administrator's place away: so one always remains.
  const isLeaving = before?.id === actor.member && (roleOf(after) !== roleOf(before) || isDeleted(after));
  return isLeaving ? failure : undefined;
}

/**
 * May the actor make this change?
 * @param before the record without the change; undefined when the change makes it
 * @param after the record with the change folded in
 * @param history the record's changes so far
 * @returns the reason why not, undefined when it is allowed
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
  const reach = reachOf(actor.role, `write:${change.kind}`);
  if (reach === 'none') return { code: 'forbidden_kind' };
  if (change.kind === 'member') return authorizeRole(actor, change, before, after);
  if (kindOf(change.kind).family === 'reference' || reach === 'district') return undefined;
  return reach === 'own' ? authorizeOwn(actor, before, after) : authorizeSquad(actor, before, after, lookup);
}
