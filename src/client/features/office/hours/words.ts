import { area } from '../../../words/area.ts';

/** Words of 服务时间 at the desk. */
export const hours = area(() => import('./words.en.ts'), {
  title: '服务时间',
  month: '月份',
  hours: (hours: string) => `${hours} 小时`,
  unknown: '查不到',
  loading: '正在读取……',
  failed: '没能读取，记录不受影响，请联网后再看。',
  later: {
    title: '补登',
    member: '队员',
    squad: '分队',
    event: '活动',
    minutes: '小时',
    reason: '原因',
    by: '登记人',
    state: '状态',
    look: '请看一看',
    people: (count: number) => `一次 ${count} 人`,
    none: '这个月没有补登',
    noneHint: '活动过后再登记的到场，都列在这里。',
    note: '一次超过 5 人或 2 小时以上的补登，请看一看。补登要由登记人和本人以外的人确认才算数。',
  },
  long: {
    title: '一天超过 12 小时',
    day: '日期',
    note: '请向分队长或本人问一下；有误的，在活动的到场名单里改。',
  },
});
