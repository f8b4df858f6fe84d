import { activity } from '../activity-en.ts';
import type { EnglishKind } from '../types.ts';

export default {
  name: 'Slogans and boards',
  fields: { ...activity.fields, form: 'Form', condition: 'Condition', quantity: 'Quantity', permanent: 'Permanent' },
  options: {
    form: { slogan: 'Slogan', board: 'Board', warning: 'Warning sign', column: 'Column on a notice board' },
    condition: { installed: 'Newly put up', present: 'In place', damaged: 'Damaged', missing: 'Missing' },
  },
  figures: {
    ...activity.figures,
    'sign.slogan': 'Slogans put up',
    'sign.board': 'Boards and warning signs put up',
    'sign.warning': 'Permanent warning signs',
    'sign.columns': 'Publicity columns',
  },
} satisfies EnglishKind<'sign'>;
