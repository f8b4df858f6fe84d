import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'calendar',
  words: {
    name: '创建方案',
    options: {},
  },
} satisfies KindDisplay<'programme'>;

export const labels = {
  fields: { name: '方案名称', from: '开始日期', to: '结束日期', stages: '阶段' },
  figures: {},
} satisfies KindLabels<'programme'>;
