import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

/** 签订责任书: households that signed, out of those that were asked. */
export const pledge = defineKind({
  name: 'pledge',
  schema: 2,
  steps: [{}],
  family: 'activity',
  fields: {
    ...activityFields,
    signed: {
      type: 'count',
      min: 0,
      max: 20_000,
      unit: 'household',
      required: true,
      steps: true,
    },
    asked: { type: 'count', min: 1, max: 20_000, unit: 'household' },
  },
  headline: 'signed',
  write: fieldWork,
  scope: activityScope,
  figures: { 'pledge.signed': 'household', 'pledge.asked': 'household', ...activityFigures },
  contributions: (v) => activityContributions(v, ['pledge.signed', v.signed], ['pledge.asked', v.asked]),
  check: ({ signed, asked }) =>
    typeof asked === 'number' && signed > asked ? { code: 'inconsistent', field: 'signed', limit: asked } : undefined,
});
