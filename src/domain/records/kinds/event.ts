import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

/** 活动: an event that took place, with its counts. */
export const event = defineKind({
  name: 'event',
  schema: 1,
  family: 'activity',
  fields: {
    ...activityFields,
    title: { type: 'text', max: 60, required: true },
    form: {
      type: 'choice',
      options: [
        'exhibition',
        'lecture',
        'quiz',
        'speech',
        'class',
        'film',
        'pictures',
        'consultation',
        'household',
        'other',
      ],
    },
    /** 六进: the six settings that prevention work reaches. The school figures come from here. */
    setting: {
      type: 'choice',
      options: ['school', 'community', 'family', 'workplace', 'venue', 'village'],
    },
    attendance: {
      type: 'count',
      min: 0,
      max: 100_000,
      unit: 'attendance',
      steps: true,
    },
    consultations: { type: 'count', min: 0, max: 100_000, unit: 'attendance' },
  },
  headline: 'title',
  write: fieldWork,
  scope: activityScope,
  figures: {
    'event.held': 'session',
    'event.school': 'session',
    'event.attendance': 'attendance',
    'event.consultation': 'attendance',
    ...activityFigures,
  },
  contributions: (v) =>
    activityContributions(
      v,
      ['event.held', 1],
      ['event.school', v.setting === 'school' ? 1 : 0],
      ['event.attendance', v.attendance],
      ['event.consultation', v.consultations],
    ),
});
