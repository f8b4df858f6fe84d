import { area } from '../../words/area.ts';

/** Words shared by record widgets: headlines and states. */
export const work = area(() => import('./work.en.ts'), {
  record: {
    headline: (subject: string, amount: string) => `${subject} ${amount}`,
    join: (first: string, second: string) => `${first}，${second}`,
    aware: (amount: string) => `知晓 ${amount}`,
    anyMaterial: '资料',
    unknownKind: '一条记录',
    noPlace: '地点没有填',
    yes: '是',
    no: '否',
    photos: (count: number) => `${count} 张`,
  },
  returned: (count: number) => `${count} 条记录被退回`,
  toCheck: '有记录待核实',
  state: {
    sending: '发送中',
    returnedBecause: (reason: string) => `退回：${reason}`,
    conflict: '两人同时改过，请分队长核对',
  },
  said: {
    allReceived: '记录全部送到了',
    offline: (count: number) => `没有网络，${count} 条存在本机`,
    attention: (count: number) => `有记录需要处理：${count} 条`,
  },
});
