import { activityLabels } from '../activity-zh.ts';
import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'search',
  headline: (r) => [r.text('body') ?? r.name('place'), undefined],
  words: {
    name: '督导检查',
    options: { visited: { town: '乡镇', department: '部门、单位', school: '学校', venue: '场所' } },
  },
} satisfies KindDisplay<'supervision'>;

export const labels = activityLabels({
  fields: {
    visited: '检查对象',
    body: '被检查单位',
    found: '发现的情况',
    follow: '整改要求',
    followBy: '整改期限',
  },
  figures: { 'supervise.visits': '督导检查' },
}) satisfies KindLabels<'supervision'>;
