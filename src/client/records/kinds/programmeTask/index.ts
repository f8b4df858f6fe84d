import place from '../place/index.ts';
import task from '../task/index.ts';
import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'records',
  words: {
    name: '创建任务',
    options: {
      form: place.words.options.form,
      work: task.words.options.work,
    },
  },
} satisfies KindDisplay<'programmeTask'>;

export const labels = {
  fields: {
    programme: '创建方案',
    name: '任务',
    stage: '阶段',
    due: '期限',
    units: '责任单位',
    figure: '指标',
    goal: '每个单位的目标数',
    form: '要走到的地点',
    work: '做什么',
  },
  figures: {},
} satisfies KindLabels<'programmeTask'>;
