import { activity } from '../activity-zh.ts';
import type { KindDisplay } from '../types.ts';

export default {
  icon: 'pledge',
  words: {
    name: '签责任书',
    fields: { ...activity.fields, signed: '签订户数', asked: '应签户数' },
    options: {},
    figures: { ...activity.figures, 'pledge.signed': '签订责任书', 'pledge.asked': '应签户数' },
  },
} satisfies KindDisplay<'pledge'>;
