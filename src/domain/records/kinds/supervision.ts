import { organizerWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

/** 督导检查: a visit of the office to a town, department, school or venue, with its findings. */
export const supervision = defineKind({
  name: 'supervision',
  schema: 2,
  steps: [{}],
  family: 'activity',
  fields: {
    ...activityFields,
    visited: { type: 'choice', options: ['town', 'department', 'school', 'venue'] },
    /** The unit that was visited, where it is no place. */
    body: { type: 'text', max: 60, reads: 'name' },
    found: { type: 'text', max: 500, lines: 'many' },
    /** The points that are to be put right, by `followBy`. */
    follow: { type: 'text', max: 500, lines: 'many' },
    followBy: { type: 'day', ahead: true },
  },
  headline: 'body',
  write: organizerWork,
  scope: activityScope,
  figures: { 'supervise.visits': 'time', ...activityFigures },
  contributions: (v) => activityContributions(v, ['supervise.visits', 1]),
  check: ({ date, followBy }) =>
    followBy && followBy < date ? { code: 'too_small', field: 'followBy', limit: date } : undefined,
});
