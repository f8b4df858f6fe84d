import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

/** 入户走访: households visited, as a count. A household's name is never stored. */
export const visit = defineKind({
  name: 'visit',
  schema: 2,
  steps: [{}],
  family: 'activity',
  fields: {
    ...activityFields,
    households: {
      type: 'count',
      min: 1,
      max: 500,
      unit: 'householdVisit',
      required: true,
      steps: true,
    },
    reached: { type: 'count', min: 0, max: 5_000, unit: 'attendance' },
  },
  headline: 'households',
  write: fieldWork,
  scope: activityScope,
  figures: { 'visit.household': 'householdVisit', 'visit.reached': 'attendance', ...activityFigures },
  contributions: (v) => activityContributions(v, ['visit.household', v.households], ['visit.reached', v.reached]),
});
