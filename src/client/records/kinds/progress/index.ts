import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'check',
  headline: (r) => [r.name('task'), r.option('state')],
  words: {
    name: '任务进展',
    options: { state: { done: '已完成', partly: '部分完成', open: '还没完成', notApplicable: '不涉及' } },
  },
} satisfies KindDisplay<'progress'>;

export const labels = {
  fields: {
    task: '任务',
    unit: '单位',
    state: '进展',
    done: '已完成几个',
    all: '一共几个',
    who: '谁提供的',
    document: '文件或表名',
    dated: '文件日期',
    note: '备注',
  },
  figures: {},
} satisfies KindLabels<'progress'>;
