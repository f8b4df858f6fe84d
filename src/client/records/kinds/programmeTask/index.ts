import place from '../place/index.ts';
import task from '../task/index.ts';
import type { KindDisplay } from '../types.ts';

export default {
  icon: 'records',
  words: {
    name: '创建任务',
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
    options: {
      form: place.words.options.form,
      work: task.words.options.work,
    },
    figures: {},
  },
} satisfies KindDisplay<'programmeTask'>;
