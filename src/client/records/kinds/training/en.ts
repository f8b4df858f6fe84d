import { activity } from '../activity-en.ts';
import type { KindWords } from '../types.ts';

export default {
  name: 'Training',
  fields: { ...activity.fields, topic: 'Topic', attendance: 'Attendances' },
  options: {
    topic: {
      data: 'Data upkeep',
      publicity: 'Publicity',
      law: 'Law',
      school: 'Prevention in schools',
      patrol: 'Patrolling',
      other: 'Other',
    },
  },
  figures: { ...activity.figures, 'training.held': 'Trainings', 'training.attendance': 'Training attendances' },
} satisfies KindWords<'training'>;
