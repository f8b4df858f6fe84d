import { activity } from '../activity-zh.ts';
import type { KindDisplay } from '../types.ts';

export default {
  icon: 'house',
  headline: (r) => [undefined, r.amount('households'), r.amount('reached')],
  words: {
    name: '入户走访',
    fields: { ...activity.fields, households: '走访户次', reached: '接受宣传人次' },
    options: {},
    figures: { ...activity.figures, 'visit.household': '入户走访', 'visit.reached': '走访宣传' },
  },
} satisfies KindDisplay<'visit'>;
