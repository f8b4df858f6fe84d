import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'phone',
  headline: (r) => [undefined, r.amount('calls'), r.amount('leads')],
  words: {
    name: '举报电话',
    options: {},
  },
} satisfies KindDisplay<'tipline'>;

export const labels = {
  fields: {
    date: '日期',
    squad: '分队',
    member: '队员',
    hours: '服务时长（小时）',
    calls: '接听次数',
    leads: '其中有线索',
  },
  figures: { 'service.hours': '志愿服务时长', 'tip.call': '接听举报电话', 'tip.lead': '举报线索' },
} satisfies KindLabels<'tipline'>;
