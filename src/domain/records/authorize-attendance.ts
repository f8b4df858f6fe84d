import type { Actor } from '../kernel/actor.ts';
import type { Failure } from '../kernel/failure.ts';
import type { Reach } from '../kernel/role.ts';
import type { AppliedChange, Change } from './change.ts';
import { isCreation } from './change.ts';
import { type FoldedRecord, textField } from './record.ts';

/** Fields of a claim that may change; by the member alone the first two. The claim itself is evidence. */
const changeable = ['deleted', 'until', 'duty', 'ruling'];
const ownChangeable = changeable.slice(0, 2);

/**
 * Checks the rights that claims of presence need beyond those of every record. Codes are scanned and typed in one's own
 * name; leaders, organizers and the office note others; nobody rules on a claim that they entered or profit by.
 * @param reach of the actor over claims
 * @param history the claim's changes so far
 */
export function authorizeAttendance(
  actor: Actor,
  change: Change,
  reach: Reach,
  before: FoldedRecord | undefined,
  after: FoldedRecord,
  history: readonly AppliedChange[],
): Failure | undefined {
  if (!before) {
    const isOwn = textField(after, 'member') === actor.member;
    const isByCode =
      textField(after, 'proof') !== undefined && ['code', 'typed'].includes(textField(after, 'way') ?? '');
    // The code shows when somebody arrived.
    if (isByCode && change.fields.from !== undefined) return { code: 'forbidden_author', field: 'from' };
    if (isByCode)
      return isOwn && change.fields.ruling === undefined ? undefined : { code: 'forbidden_author', field: 'member' };
    if (reach === 'own') return { code: 'forbidden_kind' };
    return change.fields.ruling === undefined ? undefined : { code: 'forbidden_review', field: 'ruling' };
  }
  // A guess that failed would be tried again.
  if (reach === 'own' && textField(before, 'way') === 'typed' && change.fields.deleted !== undefined)
    return { code: 'forbidden_author', field: 'deleted' };
  const allowed = reach === 'own' ? ownChangeable : changeable;
  const field = Object.keys(change.fields).find((name) => !allowed.includes(name));
  if (field !== undefined) return { code: 'forbidden_author', field };
  if (change.fields.ruling === undefined) return undefined;
  const made = history.find(isCreation);
  const isInvolved =
    before.author === actor.member || made?.letInBy === actor.member || textField(before, 'member') === actor.member;
  return isInvolved ? { code: 'forbidden_review', field: 'ruling' } : undefined;
}
