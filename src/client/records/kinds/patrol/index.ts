import { activityLabels } from '../activity-zh.ts';
import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'sprout',
  headline: (r) => [undefined, r.amount('area'), r.option('stage')],
  words: {
    name: '踏查',
    options: { stage: { sowing: '播种期', seedling: '出苗期', flowering: '开花期', fruiting: '挂果期' } },
  },
} satisfies KindDisplay<'patrol'>;

export const labels = activityLabels({
  fields: { area: '踏查面积（亩）', stage: '生长期' },
  figures: { 'patrol.held': '踏查', 'patrol.area': '踏查面积' },
}) satisfies KindLabels<'patrol'>;
