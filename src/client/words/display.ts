import { area } from './area.ts';

/** Words of 显示设置. */
export const display = area(() => import('./display.en.ts'), {
  title: '显示设置',
  language: '语言',
  chinese: '中文',
  english: 'English',
  theme: '明暗',
  themeAuto: '跟随手机',
  themeLight: '浅色',
  themeDark: '深色',
  size: '文字大小',
  sizeNormal: '标准',
  sizeElder: '长辈版',
  sizeElder27: '更大',
  sizeElder30: '最大',
  contrast: '阳光下加强对比',
  contrastHint: '在太阳底下看不清时打开。',
});
