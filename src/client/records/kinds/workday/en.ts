import type { EnglishKind } from '../types.ts';

export default {
  name: 'Holiday or working weekend',
  fields: { date: 'Date', form: 'Arrangement' },
  options: { form: { off: 'Off', work: 'Worked' } },
  figures: {},
} satisfies EnglishKind<'workday'>;
