import { activity } from '../activity-en.ts';
import type { KindWords } from '../types.ts';

export default {
  name: 'Meeting',
  fields: { ...activity.fields, form: 'Form', attendance: 'Attendances', topic: 'Topic' },
  options: { form: { regular: 'Regular', special: 'Special' } },
  figures: { ...activity.figures, 'meeting.held': 'Regular meetings', 'meeting.special': 'Special meetings' },
} satisfies KindWords<'meeting'>;
