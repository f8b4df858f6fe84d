import { activity } from '../activity-en.ts';
import type { EnglishKind } from '../types.ts';

export default {
  name: 'Meeting',
  fields: { ...activity.fields, form: 'Form', attendance: 'Attendances', topic: 'Topic' },
  options: {
    form: {
      regular: 'Regular',
      special: 'Special',
      kickoff: 'Kick-off',
      executive: 'Party and government',
      village: 'Village cadres',
    },
  },
  figures: {
    ...activity.figures,
    'meeting.held': 'Regular meetings',
    'meeting.special': 'Special meetings',
    'meeting.kickoff': 'Kick-off meetings',
    'meeting.executive': 'Executive meetings',
    'meeting.village': 'Village meetings',
  },
} satisfies EnglishKind<'meeting'>;
