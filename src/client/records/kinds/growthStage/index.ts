import { months } from '../../../../domain/records/kinds/growthStage.ts';
import patrol from '../patrol/index.ts';
import type { KindDisplay } from '../types.ts';

const names = Object.fromEntries(months.map((month) => [month, `${Number(month)}月`])) as Record<
  (typeof months)[number],
  string
>;

export default {
  icon: 'sprout',
  words: {
    name: '踏查时期',
    fields: { stage: '生长期', name: '名称', from: '从', to: '到' },
    options: { stage: patrol.words.options.stage, from: names, to: names },
    figures: {},
  },
} satisfies KindDisplay<'growthStage'>;
