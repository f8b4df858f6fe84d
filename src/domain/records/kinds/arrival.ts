import { type Id, pairedId } from '../../kernel/id.ts';
import { planning } from '../../kernel/role.ts';
import type { FieldValue } from '../field.ts';
import { defineKind } from '../kind.ts';
import { OFFICE, squadAccount } from '../posting.ts';
import { activityScope } from './activity.ts';
import { batchField } from './batch-field.ts';

/** The id of the one arrival of a delivery. */
export const arrivalId = (movement: Id, squad: Id): Id => pairedId(movement, squad);

/**
 * 点收: how many copies of a delivery arrived at a squad. The movement stays as it was; what is missing is a posting of
 * its own, to loss or back to the office, and so is what came too much. A delivery has one arrival, whose id follows
 * from it: a second phone that confirms the same copies is answered as a repetition, one with others is refused. An
 * arrival that was withdrawn and is made again is restored.
 */
export const arrival = defineKind({
  name: 'arrival',
  schema: 1,
  family: 'ledger',
  fields: {
    date: { type: 'day', required: true },
    movement: { type: 'reference', to: 'movement', required: true },
    squad: { type: 'reference', to: 'squad', required: true },
    material: { type: 'reference', to: 'material', required: true },
    batch: batchField,
    /** As the movement says. */
    sent: { type: 'count', min: 1, max: 10_000_000, unit: 'copy', required: true },
    counted: { type: 'count', min: 0, max: 10_000_000, unit: 'copy', required: true },
    missing: { type: 'choice', options: ['office', 'loss'] },
    note: { type: 'text', max: 200 },
  },
  headline: 'counted',
  binds: ['movement'],
  joint: true,
  write: planning,
  scope: activityScope,
  figures: {},
  contributions: () => [],
  postings({ date, material, batch, squad, sent, counted, missing }) {
    if (counted === sent) return [];
    const [at, quantity] = [squadAccount(squad), Math.abs(sent - counted)];
    const [from, to] = counted < sent ? [at, missing ?? OFFICE] : [OFFICE, at];
    return [{ day: date, material, batch: batch ?? '', from, to, quantity }];
  },
  /** The copies sent are not compared: the office may have corrected them since. */
  checkReferred({ movement, squad, material }, id, fieldsOf) {
    if (id !== arrivalId(movement, squad)) return { code: 'inconsistent', field: 'movement' };
    const delivery = fieldsOf(movement) ?? {};
    const isUnlike = (field: string, value: FieldValue) => delivery[field] !== undefined && delivery[field] !== value;
    if (isUnlike('to', 'squad') || delivery.from === 'hand') return { code: 'inconsistent', field: 'movement' };
    if (isUnlike('squad', squad)) return { code: 'inconsistent', field: 'squad' };
    return isUnlike('material', material) ? { code: 'inconsistent', field: 'material' } : undefined;
  },
});
