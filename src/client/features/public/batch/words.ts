import { area } from '../../../words/area.ts';

/** Words of the page behind a leaflet's QR code. */
export const batch = area(() => import('./words.en.ts'), {
  lead: '识毒防毒，有事就说。发现涉毒线索，可以在这里举报。',
  tip: '我要举报',
  tipDetail: '不用留姓名，只有禁毒办能看到',
  home: '首页',
  homeDetail: '清源是什么，紧急时打给谁',
  note: '打开这一页只计次数，不记录是谁。',
});
