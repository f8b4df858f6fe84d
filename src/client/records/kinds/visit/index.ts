import { activityLabels } from '../activity-zh.ts';
import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'house',
  headline: (r) => [undefined, r.amount('households'), r.amount('reached')],
  words: {
    name: '入户走访',
    options: {},
  },
} satisfies KindDisplay<'visit'>;

export const labels = activityLabels({
  fields: { households: '走访户次', reached: '接受宣传人次' },
  figures: { 'visit.household': '入户走访', 'visit.reached': '走访宣传' },
}) satisfies KindLabels<'visit'>;
