import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'box',
  headline: (r) => [r.name('material'), r.amount('quantity')],
  words: {
    name: '出入库',
    options: {
      from: { source: '印制、配发', office: '禁毒办', squad: '分队', hand: '队员', loss: '损耗' },
      to: { source: '退回印制方', office: '禁毒办', squad: '分队', hand: '队员', loss: '损耗' },
      reason: { printed: '印制', supplied: '上级或外单位配发', late: '补记', damaged: '损坏、遗失', wrong: '更正' },
    },
  },
} satisfies KindDisplay<'movement'>;

export const labels = {
  fields: {
    date: '日期',
    material: '资料',
    batch: '批次',
    quantity: '数量',
    from: '从',
    to: '到',
    squad: '分队',
    member: '队员',
    reason: '原因',
    event: '所属活动',
    note: '备注',
  },
  figures: { 'material.printed': '印制宣传资料' },
} satisfies KindLabels<'movement'>;
