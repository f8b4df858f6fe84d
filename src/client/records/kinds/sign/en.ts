import { activity } from '../activity-en.ts';
import type { KindWords } from '../types.ts';

export default {
  name: 'Slogans and boards',
  fields: { ...activity.fields, form: 'Form', condition: 'Condition', quantity: 'Quantity' },
  options: {
    form: { slogan: 'Slogan', board: 'Board or warning sign' },
    condition: { installed: 'Newly put up', present: 'In place', damaged: 'Damaged', missing: 'Missing' },
  },
  figures: { ...activity.figures, 'sign.slogan': 'Slogans put up', 'sign.board': 'Boards put up' },
} satisfies KindWords<'sign'>;
