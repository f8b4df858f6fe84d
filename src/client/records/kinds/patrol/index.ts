import { activity } from '../activity-zh.ts';
import type { KindDisplay } from '../types.ts';

export default {
  icon: 'sprout',
  headline: (r) => [undefined, r.amount('area'), r.option('stage')],
  words: {
    name: '踏查',
    fields: { ...activity.fields, area: '踏查面积（亩）', stage: '生长期' },
    options: { stage: { sowing: '播种期', seedling: '出苗期', flowering: '开花期', fruiting: '挂果期' } },
    figures: { ...activity.figures, 'patrol.held': '踏查', 'patrol.area': '踏查面积' },
  },
} satisfies KindDisplay<'patrol'>;
