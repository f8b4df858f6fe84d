import type { Actor } from '../kernel/actor.ts';
import type { Failure } from '../kernel/failure.ts';
import type { Reach } from '../kernel/role.ts';
import type { Change } from './change.ts';
import { type FoldedRecord, textField } from './record.ts';

const answering = ['outcome', 'reply', 'answeredBy'];

/**
 * Checks the rights that corrections need beyond those of every record. Members ask in their own name alone; somebody
 * else answers once, in the own name.
 * @param reach of the actor over corrections
 */
export function authorizeCorrection(
  actor: Actor,
  { fields }: Change,
  reach: Reach,
  before: FoldedRecord | undefined,
  after: FoldedRecord,
): Failure | undefined {
  const isOwn = textField(after, 'member') === actor.member;
  if (!before) {
    if (!isOwn) return { code: 'forbidden_author', field: 'member' };
    const answer = answering.find((name) => fields[name] !== undefined);
    return answer === undefined ? undefined : { code: 'forbidden_review', field: answer };
  }
  const other = Object.keys(fields).find((name) => !answering.includes(name));
  if (other !== undefined) return { code: 'forbidden_author', field: other };
  if (isOwn || reach === 'own' || textField(before, 'outcome') !== undefined || !fields.outcome)
    return { code: 'forbidden_review', field: 'outcome' };
  return fields.answeredBy === actor.member ? undefined : { code: 'forbidden_review', field: 'answeredBy' };
}
