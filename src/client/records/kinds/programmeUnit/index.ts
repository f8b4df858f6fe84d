import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'people',
  words: {
    name: '责任单位',
    options: {},
  },
} satisfies KindDisplay<'programmeUnit'>;

export const labels = {
  fields: {
    programme: '创建方案',
    name: '单位名称',
    place: '是哪个镇',
    first: '第一责任人',
    second: '第二责任人',
    liaison: '联系指导单位',
  },
  figures: {},
} satisfies KindLabels<'programmeUnit'>;
