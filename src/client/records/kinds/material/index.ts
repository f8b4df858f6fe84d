import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'box',
  offered: 'chips',
  words: {
    name: '资料',
    options: { form: { folder: '折页', booklet: '手册', poster: '海报', fan: '扇子', bag: '购物袋', other: '其他' } },
  },
} satisfies KindDisplay<'material'>;

export const labels = {
  fields: {
    name: '名称',
    form: '类型',
    date: '登记日期',
    opening: '期初库存',
    printed: '印制数量',
    pack: '每箱份数',
    archived: '停用',
  },
  figures: { 'material.printed': '印制宣传资料' },
} satisfies KindLabels<'material'>;
