import { activity } from '../activity-en.ts';
import type { KindWords } from '../types.ts';

export default {
  name: 'Event',
  fields: {
    ...activity.fields,
    title: 'Title',
    form: 'Form',
    setting: 'Setting',
    attendance: 'Attendances',
    consultations: 'Consultations',
  },
  options: {
    form: {
      exhibition: 'Touring exhibition',
      lecture: 'Lecture',
      quiz: 'Quiz',
      speech: 'Speech contest',
      class: 'Class meeting',
      film: 'Film showing',
      pictures: 'Picture exhibition',
      consultation: 'Advice stand',
      household: 'Household campaign',
      other: 'Other',
    },
    setting: {
      school: 'School',
      community: 'Community',
      family: 'Family',
      workplace: 'Workplace',
      venue: 'Venue',
      village: 'Village',
    },
  },
  figures: {
    ...activity.figures,
    'event.held': 'Events held',
    'event.school': 'School events',
    'event.attendance': 'Event attendances',
    'event.consultation': 'Consultations',
  },
} satisfies KindWords<'event'>;
