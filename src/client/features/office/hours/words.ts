import { area } from '../../../words/area.ts';

/** Words of 服务时间 at the desk. */
export const hours = area(() => import('./words.en.ts'), {
  title: '服务时间',
  month: '月份',
  hours: (hours: string) => `${hours} 小时`,
  unknown: '查不到',
  loading: '正在读取……',
  failed: '没能读取，记录不受影响，请联网后再看。',
  waiting: {
    title: '还没记完的活动',
    open: '还差什么',
    due: '期限',
    toClose: '还没有办结',
    claims: (count: number) => `${count} 人待确认`,
    note: '服务时间要在活动后 10 个工作日内记完：活动办结、到场都有人确认，就不再列在这里。',
  },
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
  workdays: {
    title: '放假调休',
    note: '10 个工作日的期限按这里算。2026 年已按国务院办公厅的通知算好；以后的年份公布后，请把放假的日子和调休上班的周末填进来。',
    unknown: (year: number) => `${year} 年的放假调休还没有填，先按周一到周五算`,
    day: '日期',
    dayMissing: '请填日期，还没有保存。',
    form: '这天',
    remove: '删除',
  },
  long: {
    title: '一天超过 12 小时',
    day: '日期',
    note: '请向分队长或本人问一下；有误的，在活动的到场名单里改。',
  },
});
