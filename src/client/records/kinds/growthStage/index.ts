import { months } from '../../../../domain/records/kinds/growthStage.ts';
import patrol from '../patrol/index.ts';
import type { KindDisplay, KindLabels } from '../types.ts';

const names = Object.fromEntries(months.map((month) => [month, `${Number(month)}月`])) as Record<
  (typeof months)[number],
  string
>;

export default {
  icon: 'sprout',
  words: {
    name: '踏查时期',
    options: { stage: patrol.words.options.stage, from: names, to: names },
  },
} satisfies KindDisplay<'growthStage'>;

export const labels = {
  fields: { stage: '生长期', name: '名称', from: '从', to: '到' },
  figures: {},
} satisfies KindLabels<'growthStage'>;
