import { planning } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { OFFICE, squadAccount } from '../posting.ts';
import { activityScope } from './activity.ts';
import { batchField } from './batch-field.ts';

/**
 * 点收: how many copies of a movement arrived at a squad. The movement stays as it was; what is missing is a posting of
 * its own, to loss or back to the office, and so is what came too much.
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
});
