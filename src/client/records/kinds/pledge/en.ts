import { activity } from '../activity-en.ts';
import type { KindWords } from '../types.ts';

export default {
  name: 'Pledges',
  fields: { ...activity.fields, signed: 'Households signed', asked: 'Households asked' },
  options: {},
  figures: { ...activity.figures, 'pledge.signed': 'Pledges signed', 'pledge.asked': 'Pledges asked for' },
} satisfies KindWords<'pledge'>;
