import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'box',
  headline: (r) => [r.name('material'), r.amount('counted')],
  words: {
    name: '盘点',
    options: { at: { office: '禁毒办', squad: '分队', hand: '队员手里' } },
  },
} satisfies KindDisplay<'stocktake'>;

export const labels = {
  fields: {
    date: '日期',
    at: '盘点的地方',
    squad: '分队',
    member: '队员',
    material: '资料',
    counted: '实有数量',
    note: '备注',
  },
  figures: {},
} satisfies KindLabels<'stocktake'>;
