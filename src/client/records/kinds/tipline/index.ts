import { activity } from '../activity-zh.ts';
import type { KindDisplay } from '../types.ts';

export default {
  icon: 'phone',
  headline: (r) => [undefined, r.amount('calls'), r.amount('leads')],
  words: {
    name: '举报电话',
    fields: {
      date: activity.fields.date,
      squad: activity.fields.squad,
      member: activity.fields.member,
      hours: activity.fields.hours,
      calls: '接听次数',
      leads: '其中有线索',
    },
    options: {},
    figures: { ...activity.figures, 'tip.call': '接听举报电话', 'tip.lead': '举报线索' },
  },
} satisfies KindDisplay<'tipline'>;
