import type { Actor } from '../kernel/actor.ts';
import { kindOf } from '../records/kinds/index.ts';
import { reachOf } from '../records/permission.ts';
import { type FoldedRecord, textField, valuesOf } from '../records/record.ts';

/** Tells whether an actor may write an entry of the ledger, and so settle its date if that is unsure. */
export function maySettle({ role, member, squad }: Actor, record: FoldedRecord): boolean {
  const reach = reachOf(role, `write:${record.kind}`);
  if (reach === 'district' || reach === 'none') return reach === 'district';
  const isInReach =
    reach === 'own' ? textField(record, 'member') === member : squad !== null && textField(record, 'squad') === squad;
  return isInReach && !kindOf(record.kind).limit?.(valuesOf(record), reach);
}

/**
 * Tells whether an actor may correct or withdraw an entry of the ledger: the own one, or a joint one. The server decides
 * by the same rules. An entry without an author is not sent yet, and so is of this phone.
 */
export const mayCorrect = (actor: Actor, record: FoldedRecord): boolean =>
  maySettle(actor, record) &&
  (kindOf(record.kind).joint === true || record.author === undefined || record.author === actor.member);
