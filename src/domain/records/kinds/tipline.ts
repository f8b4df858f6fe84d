import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

const { date, squad, member, hours } = activityFields;

/**
 * 举报电话: calls that a volunteer took, as counts. Their content is a sealed tip, so this kind has no note, place or
 * photo.
 */
export const tipline = defineKind({
  name: 'tipline',
  schema: 1,
  family: 'activity',
  fields: {
    date,
    squad,
    member,
    hours,
    calls: { type: 'count', min: 1, max: 500, unit: 'time', required: true, steps: true },
    leads: { type: 'count', min: 0, max: 500, unit: 'lead' },
  },
  headline: 'calls',
  write: fieldWork,
  scope: activityScope,
  figures: { 'tip.call': 'time', 'tip.lead': 'lead', ...activityFigures },
  contributions: (v) => activityContributions(v, ['tip.call', v.calls], ['tip.lead', v.leads]),
  check: ({ calls, leads }) =>
    (leads ?? 0) > calls ? { code: 'inconsistent', field: 'leads', limit: calls } : undefined,
});
