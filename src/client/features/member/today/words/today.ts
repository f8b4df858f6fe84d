import { area } from '../../../../words/area.ts';

/** Words of 今日. */
export const today = area(() => import('./today.en.ts'), {
  title: '今日',
  log: '记一笔',
  last: (what: string) => `上次：${what}`,
  own: '今天已记',
  all: '全部记录',
  nothing: '今天还没有记录',
  nothingHint: '做完一件，点上面的按钮记下来。没有网络也能记。',
});
