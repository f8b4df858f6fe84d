import { area } from '../words/area.ts';

/** Words around the content of pages for the public. */
export const site = area(() => import('./words.en.ts'), {
  shown: '显示',
  large: '大字',
  normal: '标准字',
  chinese: '中文',
  english: 'English',
  calls: '电话',
  police: '报警',
  help: '求助',
  organizer: (name: string) => `主办：${name}`,
  filing: (number: string) => `备案号：${number}`,
  about: '关于',
  privacy: '隐私',
  feedback: '意见与投诉',
  home: '首页',
});
