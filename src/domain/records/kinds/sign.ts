import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

const figureOf = { slogan: 'sign.slogan', board: 'sign.board', warning: 'sign.board', column: 'sign.columns' } as const;

/** 标语展板: slogans and boards put up, or found in place, damaged or missing. Only those put up count. */
export const sign = defineKind({
  name: 'sign',
  schema: 3,
  steps: [{}, {}],
  family: 'activity',
  fields: {
    ...activityFields,
    form: { type: 'choice', options: ['slogan', 'board', 'warning', 'column'], required: true },
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
      unitBy: { field: 'form', units: { slogan: 'slogan', board: 'board', warning: 'board', column: 'column' } },
      required: true,
      steps: true,
    },
    /** Meant to stay, such as a sign of concrete at a road. */
    permanent: { type: 'flag' },
  },
  headline: 'quantity',
  write: fieldWork,
  scope: activityScope,
  figures: {
    'sign.slogan': 'slogan',
    'sign.board': 'board',
    'sign.warning': 'board',
    'sign.columns': 'column',
    ...activityFigures,
  },
  contributions: (v) => {
    const installed = v.condition === 'installed' ? v.quantity : 0;
    return activityContributions(
      v,
      [figureOf[v.form], installed],
      ['sign.warning', v.form === 'warning' && v.permanent ? installed : 0],
    );
  },
});
