import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

/** 业务培训: a training session. */
export const training = defineKind({
  name: 'training',
  schema: 2,
  steps: [{}],
  family: 'activity',
  fields: {
    ...activityFields,
    topic: {
      type: 'choice',
      options: ['data', 'publicity', 'law', 'school', 'patrol', 'other'],
    },
    attendance: {
      type: 'count',
      min: 1,
      max: 5_000,
      unit: 'attendance',
      required: true,
      steps: true,
    },
  },
  headline: 'attendance',
  write: fieldWork,
  scope: activityScope,
  figures: { 'training.held': 'time', 'training.attendance': 'attendance', ...activityFigures },
  contributions: (v) => activityContributions(v, ['training.held', 1], ['training.attendance', v.attendance]),
});
