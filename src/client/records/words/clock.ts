import { area } from '../../words/area.ts';

/** Words about a wrong clock and unsure dates. */
export const clock = area(() => import('./clock.en.ts'), {
  wrong: {
    title: '手机时间不对',
    detail:
      '手机上的时间比上次联网时还早，多半是没电以后被重置了。记录照样能保存，不会丢。请核对日期；有空时到手机“设置”里打开“自动确定日期和时间”。',
    check: '请核对这一天',
  },
  date: {
    yesterday: '昨天',
    dayBefore: '前天',
    later: (day: string) => `${day}，比手机上的今天晚，请核对`,
  },
  question: {
    title: '日期待核对',
    detail: '记这一条时手机的时间不对，或者日期晚于当天。核对以前，它不计入任何数字。',
    label: '工作是哪一天做的',
    confirm: '就是这一天',
    missing: '请选日期。',
    later: '日期不能晚于今天。',
    done: '日期已定，有网络后自动发送',
    list: (count: number) => `日期待核对（${count}）`,
    listHint: '手机时间不对时记下的，问清楚是哪一天再定。',
  },
});
