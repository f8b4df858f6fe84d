import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

const figureOf = {
  regular: 'meeting.held',
  special: 'meeting.special',
  kickoff: 'meeting.kickoff',
  executive: 'meeting.executive',
  village: 'meeting.village',
} as const;

/** 会议: a regular (例会) or special meeting, a kick-off, one of party and government, or of village cadres. */
export const meeting = defineKind({
  name: 'meeting',
  schema: 3,
  steps: [{}, {}],
  family: 'activity',
  fields: {
    ...activityFields,
    form: { type: 'choice', options: ['regular', 'special', 'kickoff', 'executive', 'village'], required: true },
    attendance: { type: 'count', min: 1, max: 5_000, unit: 'attendance' },
    topic: { type: 'text', max: 60 },
  },
  headline: 'form',
  write: fieldWork,
  scope: activityScope,
  figures: {
    'meeting.held': 'time',
    'meeting.special': 'time',
    'meeting.kickoff': 'time',
    'meeting.executive': 'time',
    'meeting.village': 'time',
    ...activityFigures,
  },
  contributions: (v) => activityContributions(v, [figureOf[v.form], 1]),
});
