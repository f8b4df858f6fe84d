import type { KindDisplay } from '../types.ts';

export default {
  icon: 'calendar',
  words: {
    name: '放假调休',
    fields: { date: '日期', form: '安排' },
    options: { form: { off: '放假', work: '上班' } },
    figures: {},
  },
} satisfies KindDisplay<'workday'>;
