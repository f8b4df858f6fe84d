import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityScope } from './activity.ts';
import { checkEntrySquad } from './entry-squad.ts';

/**
 * 盘点: the copies of a material, of all batches, that were counted somewhere. It is a statement: it moves nothing, and
 * the difference to the ledger is computed whenever it is shown (`isBefore` in `domain/stock/ledger.ts`).
 */
export const stocktake = defineKind({
  name: 'stocktake',
  schema: 1,
  family: 'ledger',
  fields: {
    date: { type: 'day', required: true },
    at: { type: 'choice', options: ['hand', 'squad', 'office'], required: true },
    squad: { type: 'reference', to: 'squad' },
    member: { type: 'reference', to: 'member' },
    material: { type: 'reference', to: 'material', required: true },
    counted: { type: 'count', min: 0, max: 10_000_000, unit: 'copy', required: true },
    note: { type: 'text', max: 200 },
  },
  headline: 'counted',
  binds: ['material'],
  write: fieldWork,
  scope: activityScope,
  figures: {},
  contributions: () => [],
  check({ at, squad, member }) {
    if (at === 'squad' && !squad) return { code: 'required', field: 'squad' };
    return at === 'hand' && !member ? { code: 'required', field: 'member' } : undefined;
  },
  checkReferred: checkEntrySquad,
  /** Volunteers count what they hold, leaders what is in their squad. */
  limit: ({ at }, reach) =>
    at === 'office' || (reach === 'own' && at === 'squad') ? { code: 'forbidden_kind' } : undefined,
});
