import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'pin',
  headline: (r) => [r.name('place'), r.option('work')],
  words: {
    name: '任务',
    options: {
      work: {
        any: '不限',
        leaflet: '发放资料',
        visit: '入户走访',
        event: '办活动',
        patrol: '踏查',
        pledge: '签责任书',
        survey: '知晓率调查',
        broadcast: '媒体宣传',
        sign: '标语展板',
      },
      stage: { sowing: '播种期', seedling: '出苗期', flowering: '开花期', fruiting: '挂果期' },
    },
  },
} satisfies KindDisplay<'task'>;

export const labels = {
  fields: {
    work: '做什么',
    stage: '生长期',
    place: '地点',
    squad: '分队',
    member: '派给谁',
    from: '派出日期',
    due: '完成日期',
    campaign: '专项活动',
    note: '备注',
  },
  figures: {},
} satisfies KindLabels<'task'>;
