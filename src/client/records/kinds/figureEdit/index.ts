import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'chart',
  words: {
    name: '指标调整',
    options: { bound: { least: '不少于', most: '不多于', exactly: '等于', none: '不设目标' } },
  },
} satisfies KindDisplay<'figureEdit'>;

export const labels = {
  fields: {
    figure: '指标',
    name: '名称',
    definition: '口径',
    hidden: '不显示',
    year: '目标年份',
    bound: '目标',
    target: '目标数',
    formula: '算法',
  },
  figures: {},
} satisfies KindLabels<'figureEdit'>;
