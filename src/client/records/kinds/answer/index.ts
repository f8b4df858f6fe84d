import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'check',
  words: {
    name: '参加意向',
    options: { choice: { yes: '参加', no: '不能参加', maybe: '待定' } },
  },
} satisfies KindDisplay<'answer'>;

export const labels = {
  fields: { event: '活动', member: '队员', squad: '分队', date: '活动日期', choice: '意向', role: '岗位' },
  figures: {},
} satisfies KindLabels<'answer'>;
