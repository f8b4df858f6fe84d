import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'box',
  headline: (r) => [r.name('material'), r.amount('counted')],
  words: {
    name: '点收',
    options: { missing: { office: '还在禁毒办', loss: '记为损耗' } },
  },
} satisfies KindDisplay<'arrival'>;

export const labels = {
  fields: {
    date: '日期',
    movement: '哪次发放',
    squad: '分队',
    material: '资料',
    batch: '批次',
    sent: '发出数量',
    counted: '点收数量',
    missing: '少的部分',
    note: '备注',
  },
  figures: {},
} satisfies KindLabels<'arrival'>;
