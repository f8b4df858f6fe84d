import { area } from '../../../words/area.ts';

/** Words of the menu alone, which other pages do not load. */
export const words = area(() => import('./words.en.ts'), {
  survey: '一个一个问',
  surveyDetail: '手机上出题，自动计数，不用网络',
});
