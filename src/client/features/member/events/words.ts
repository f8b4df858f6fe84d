import { area } from '../../../words/area.ts';

/** Words of 活动. */
export const events = area(() => import('./words.en.ts'), {
  title: '活动',
  log: '记一场活动',
  year: (year: number) => `${year} 年`,
  held: (count: number) => `本年已办 ${count} 场`,
  empty: '还没有活动记录',
  emptyHint: '办完一场宣传、讲座或展览，在这里记下场次和人次。',
});
