import { fieldWork } from '../../kernel/role.ts';
import { contribute } from '../figure.ts';
import { defineKind } from '../kind.ts';
import { accountOf, sides } from '../posting.ts';
import { activityScope } from './activity.ts';
import { batchField } from './batch-field.ts';
import { checkEntrySquad } from './entry-squad.ts';

/** The sides between which somebody may move copies whose right reaches to the own records, or the squad's. */
const movers: Readonly<Record<'own' | 'squad', Readonly<Record<'givers' | 'takers', readonly string[]>>>> = {
  own: { givers: ['hand'], takers: ['squad', 'loss'] },
  squad: { givers: ['squad', 'hand'], takers: ['squad', 'hand', 'office', 'loss'] },
};

/**
 * 出入库: copies of a material that went from one account to another. `squad` and `member` say which squad and member the
 * sides mean; a movement between two squads is two records, by the office. Handing out is a `leaflet`.
 */
export const movement = defineKind({
  name: 'movement',
  schema: 1,
  family: 'ledger',
  fields: {
    date: { type: 'day', required: true },
    material: { type: 'reference', to: 'material', required: true },
    batch: batchField,
    quantity: { type: 'count', min: 1, max: 10_000_000, unit: 'copy', required: true },
    from: { type: 'choice', options: sides, required: true },
    to: { type: 'choice', options: ['loss', 'hand', 'squad', 'office', 'source'], required: true },
    squad: { type: 'reference', to: 'squad' },
    member: { type: 'reference', to: 'member' },
    reason: { type: 'choice', options: ['printed', 'supplied', 'late', 'damaged', 'wrong'] },
    event: { type: 'reference', to: 'event' },
    note: { type: 'text', max: 200 },
  },
  headline: 'quantity',
  binds: ['material'],
  write: fieldWork,
  scope: activityScope,
  figures: { 'material.printed': 'copy' },
  contributions: ({ from, reason, quantity }) =>
    contribute(['material.printed', from === 'source' && reason === 'printed' ? quantity : 0]),
  postings({ date, material, batch, quantity, ...values }) {
    const [from, to] = [accountOf(values.from, values), accountOf(values.to, values)];
    return from && to && from !== to ? [{ day: date, material, batch: batch ?? '', from, to, quantity }] : [];
  },
  check({ from, to, squad, member }) {
    if (from === to) return { code: 'inconsistent', field: 'to' };
    if (!squad && [from, to].includes('squad')) return { code: 'required', field: 'squad' };
    return !member && [from, to].includes('hand') ? { code: 'required', field: 'member' } : undefined;
  },
  checkReferred: checkEntrySquad,
  /** Volunteers give back or lose what they hold; leaders also move what is in their squad. */
  limit({ from, to }, reach) {
    const { givers, takers } = movers[reach];
    return givers.includes(from) && takers.includes(to) ? undefined : { code: 'forbidden_kind' };
  },
});
