import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'edit',
  headline: (r) => [undefined, r.amount('number'), r.text('who')],
  words: {
    name: '填报数',
    options: {},
  },
} satisfies KindDisplay<'statement'>;

export const labels = {
  fields: {
    figure: '指标',
    from: '起',
    to: '止',
    number: '数值',
    flag: '是否',
    text: '内容',
    missing: '缺数的原因',
    place: '地点',
    body: '单位',
    who: '谁提供的',
    document: '文件或表名',
    dated: '文件日期',
    note: '备注',
  },
  figures: {},
} satisfies KindLabels<'statement'>;
