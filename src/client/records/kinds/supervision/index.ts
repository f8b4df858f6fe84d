import { activity } from '../activity-zh.ts';
import type { KindDisplay } from '../types.ts';

export default {
  icon: 'search',
  headline: (r) => [r.text('body') ?? r.name('place'), undefined],
  words: {
    name: '督导检查',
    fields: {
      ...activity.fields,
      visited: '检查对象',
      body: '被检查单位',
      found: '发现的情况',
      follow: '整改要求',
      followBy: '整改期限',
    },
    options: { visited: { town: '乡镇', department: '部门、单位', school: '学校', venue: '场所' } },
    figures: { ...activity.figures, 'supervise.visits': '督导检查' },
  },
} satisfies KindDisplay<'supervision'>;
