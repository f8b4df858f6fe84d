import { area } from './area.ts';

/** Words of the office's frame. */
export const desk = area(() => import('./desk.en.ts'), {
  navigation: '禁毒办导航',
  overview: '总览',
  people: '人员',
  tips: '举报台',
  tipsWaiting: (count: number) => `${count} 件新到或有新回复`,
  places: '地点',
});
