import { area } from '../../../words/area.ts';

/** Words of 今日. */
export const today = area(() => import('./words.en.ts'), {
  title: '今日',
  log: '记一笔',
  last: (what: string) => `上次：${what}`,
  own: '今天已记',
  all: '全部记录',
  nothing: '今天还没有记录',
  nothingHint: '做完一件，点上面的按钮记下来。没有网络也能记。',
  check: (count: number) => `${count} 条记录待核实`,
  checkDetail: '请核对数量和地点',
  correct: '去改正',
  returnedDetail: '原因写在每条记录上，改正后会自动重新上报。',
  tips: '群众举报',
  behalf: '代人举报',
  behalfDetail: '当场加密，只有禁毒办能看；手机上不留内容',
  tipline: '记举报电话',
  tiplineDetail: '只记次数，不记内容',
});
