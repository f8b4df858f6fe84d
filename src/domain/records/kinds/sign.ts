import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

/** 标语展板: slogans and boards put up, or found in place, damaged or missing. Only those put up count. */
export const sign = defineKind({
  name: 'sign',
  schema: 2,
  steps: [{}],
  family: 'activity',
  fields: {
    ...activityFields,
    form: { type: 'choice', options: ['slogan', 'board'], required: true },
    condition: {
      type: 'choice',
      options: ['installed', 'present', 'damaged', 'missing'],
      required: true,
    },
    quantity: {
      type: 'count',
      min: 1,
      max: 1_000,
      unit: 'slogan',
      unitBy: { field: 'form', units: { slogan: 'slogan', board: 'board' } },
      required: true,
      steps: true,
    },
  },
  headline: 'quantity',
  write: fieldWork,
  scope: activityScope,
  figures: { 'sign.slogan': 'slogan', 'sign.board': 'board', ...activityFigures },
  contributions: (v) => {
    const installed = v.condition === 'installed' ? v.quantity : 0;
    return activityContributions(v, [v.form === 'slogan' ? 'sign.slogan' : 'sign.board', installed]);
  },
});
