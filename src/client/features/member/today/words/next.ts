import { area } from '../../../../words/area.ts';

/** Words of 下一件事. */
export const next = area(() => import('./next.en.ts'), {
  title: '下一件事',
  others: (count: number) => `还有 ${count} 件`,
  correct: '去改正',
  returnedOne: (record: string, remark: string) => `${record}。${remark}`,
  returnedDetail: '原因写在每条记录上，改正后会自动重新上报。',
  eventAction: '看活动',
  changed: { cancelled: (title: string) => `活动取消：${title}`, moved: (title: string) => `活动有变动：${title}` },
  taskAction: '记一笔',
  hours: (count: number, title: string) =>
    count === 1 ? `${title}：服务时间还没记完` : `${count} 场活动的服务时间还没记完`,
  hoursAction: '去办',
  followUp: (count: number, subject: string) => (count === 1 ? `${subject}：整改到期` : `${count} 处整改到期`),
  followUpDue: (day: string) => `${day}前整改`,
  followUpAction: '去看看',
  toGive: (count: number) => `${count} 个任务还没有派到人`,
  toGiveDetail: '在分队里派给队员',
  toGiveAction: '去派',
  late: (count: number, hours: number) =>
    `${count} 条待发，最早的等了 ${hours < 48 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天`}`,
  lateDetail: '只存在这部手机上。请到有网络的地方打开清源，或请队友捎带。',
  draft: (kind: string) => `${kind}没有写完`,
  draftDetail: '写过的还在，可以接着写。',
  draftAction: '接着写',
  check: (count: number) => `${count} 条记录待核实`,
  checkDetail: '请核对数量和地点',
  checkAction: '去核实',
});
