import type { Actor } from '../kernel/actor.ts';
import type { Failure } from '../kernel/failure.ts';
import type { Reach } from '../kernel/role.ts';
import type { AppliedChange, Change } from './change.ts';
import { isCreation } from './change.ts';
import { type FoldedRecord, textField } from './record.ts';

/** Fields of a claim that may change; by the member alone the first two. The claim itself is evidence. */
const changeable = ['deleted', 'until', 'duty', 'ruling', 'ruledBy', 'because'];
const ownChangeable = changeable.slice(0, 2);

/** Tells whether a claim is by a code that its member scanned or typed. */
export const isByCode = (claim: FoldedRecord): boolean =>
  textField(claim, 'proof') !== undefined && ['code', 'typed'].includes(textField(claim, 'way') ?? '');

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
    const isUnruled = ['ruling', 'ruledBy', 'because'].every((field) => change.fields[field] === undefined);
    // The code shows when somebody arrived.
    if (isByCode(after) && change.fields.from !== undefined) return { code: 'forbidden_author', field: 'from' };
    if (isByCode(after)) return isOwn && isUnruled ? undefined : { code: 'forbidden_author', field: 'member' };
    if (reach === 'own') return { code: 'forbidden_kind' };
    return isUnruled ? undefined : { code: 'forbidden_review', field: 'ruling' };
  }
  // A guess that failed would be tried again.
  if (reach === 'own' && textField(before, 'way') === 'typed' && change.fields.deleted !== undefined)
    return { code: 'forbidden_author', field: 'deleted' };
  const allowed = reach === 'own' ? ownChangeable : changeable;
  const field = Object.keys(change.fields).find((name) => !allowed.includes(name));
  if (field !== undefined) return { code: 'forbidden_author', field };
  // Paid duty is no service: nobody says of oneself that it was.
  if (change.fields.duty !== undefined && textField(before, 'member') === actor.member)
    return { code: 'forbidden_author', field: 'duty' };
  return authorizeRuling(actor, change, before, after, history);
}

/** Lets whoever has no part in a claim rule on it in the own name. A ruling may be changed, with a reason. */
function authorizeRuling(
  actor: Actor,
  { fields }: Change,
  before: FoldedRecord,
  after: FoldedRecord,
  history: readonly AppliedChange[],
): Failure | undefined {
  const { ruling, ruledBy, because } = fields;
  if (ruling === undefined)
    return ruledBy === undefined && because === undefined ? undefined : { code: 'forbidden_review', field: 'ruling' };
  const made = history.find(isCreation);
  const isInvolved =
    before.author === actor.member || made?.letInBy === actor.member || textField(before, 'member') === actor.member;
  if (isInvolved || ruling === null) return { code: 'forbidden_review', field: 'ruling' };
  // Who rules a second time writes the own name only once.
  if (textField(after, 'ruledBy') !== actor.member) return { code: 'forbidden_review', field: 'ruledBy' };
  const earlier = textField(before, 'ruling');
  return earlier !== undefined && earlier !== ruling && !textField(after, 'because')
    ? { code: 'required', field: 'because' }
    : undefined;
}
