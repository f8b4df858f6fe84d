import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

/** 业务培训: a training session. */
export const training = defineKind({
  name: 'training',
  schema: 3,
  steps: [{}, {}],
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
    /** A course of its own, part of a meeting, a teacher invited, or people sent elsewhere. */
    form: { type: 'choice', options: ['course', 'meeting', 'invited', 'sent'] },
    audience: { type: 'choice', options: ['heads', 'staff', 'volunteers', 'informants', 'teachers', 'owners'] },
  },
  headline: 'attendance',
  write: fieldWork,
  scope: activityScope,
  figures: {
    'training.held': 'time',
    'training.attendance': 'attendance',
    'informant.trained': 'time',
    'training.owners': 'time',
    ...activityFigures,
  },
  contributions: (v) =>
    activityContributions(
      v,
      ['training.held', 1],
      ['training.attendance', v.attendance],
      ['informant.trained', v.audience === 'informants' ? 1 : 0],
      ['training.owners', v.audience === 'owners' ? 1 : 0],
    ),
});
