import { activity } from '../activity-en.ts';
import type { EnglishKind } from '../types.ts';

export default {
  name: 'Training',
  fields: { ...activity.fields, topic: 'Topic', attendance: 'Attendances', form: 'Form', audience: 'Audience' },
  options: {
    topic: {
      data: 'Data upkeep',
      publicity: 'Publicity',
      law: 'Law',
      school: 'Prevention in schools',
      patrol: 'Patrolling',
      other: 'Other',
    },
    form: { course: 'Course', meeting: 'Part of a meeting', invited: 'Teacher invited', sent: 'Sent elsewhere' },
    audience: {
      heads: 'Heads in charge',
      staff: 'Staff',
      volunteers: 'Volunteers',
      informants: 'Village contacts',
      teachers: 'Teachers',
      owners: 'Owners and staff of venues',
    },
  },
  figures: {
    ...activity.figures,
    'training.held': 'Trainings',
    'training.attendance': 'Training attendances',
    'informant.trained': 'Training of contacts',
    'training.owners': 'Training of venue owners',
  },
} satisfies EnglishKind<'training'>;
