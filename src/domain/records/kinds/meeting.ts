import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

/** 会议: a regular (例会) or special meeting. */
export const meeting = defineKind({
  name: 'meeting',
  schema: 2,
  steps: [{}],
  family: 'activity',
  fields: {
    ...activityFields,
    form: { type: 'choice', options: ['regular', 'special'], required: true },
    attendance: { type: 'count', min: 1, max: 5_000, unit: 'attendance' },
    topic: { type: 'text', max: 60 },
  },
  headline: 'form',
  write: fieldWork,
  scope: activityScope,
  figures: { 'meeting.held': 'time', 'meeting.special': 'time', ...activityFigures },
  contributions: (v) => activityContributions(v, [v.form === 'special' ? 'meeting.special' : 'meeting.held', 1]),
});
