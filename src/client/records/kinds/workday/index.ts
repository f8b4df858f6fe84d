import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'calendar',
  words: {
    name: '放假调休',
    options: { form: { off: '放假', work: '上班' } },
  },
} satisfies KindDisplay<'workday'>;

export const labels = {
  fields: { date: '日期', form: '安排' },
  figures: {},
} satisfies KindLabels<'workday'>;
