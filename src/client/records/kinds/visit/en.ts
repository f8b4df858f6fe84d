import { activity } from '../activity-en.ts';
import type { EnglishKind } from '../types.ts';

export default {
  name: 'Home visits',
  fields: { ...activity.fields, households: 'Household visits', reached: 'People spoken to (attendances)' },
  options: {},
  figures: { ...activity.figures, 'visit.household': 'Home visits', 'visit.reached': 'Spoken to on visits' },
} satisfies EnglishKind<'visit'>;
