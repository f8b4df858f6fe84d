import { area } from '../../../words/area.ts';

/** Words of 我的记录 and of one record. */
export const records = area(() => import('./words.en.ts'), {
  title: '我的记录',
  all: '全部',
  kind: '类别',
  year: (year: number) => `${year} 年`,
  copies: '资料（份）',
  hours: '服务小时',
  yearNote: '退回和撤回的不算。更早年份的记录不在本机。',
  empty: '还没有记录',
  emptyHint: '记下第一笔以后，会显示在这里，还能看到是否已收到、已核实。',
  emptyFilter: '没有这一类的记录',
  emptyFilterHint: '换一个类别，或者看全部。',
  log: '记一笔',
  detail: '记录详情',
  written: '登记时间',
  backEntry: '补记：事后 7 天以上才登记',
  explain: {
    waiting: '已存在本机，还没有发出。',
    sending: '正在发送。',
    attention: '服务器没有接受。内容还在本机，改正后可以再发。',
    received: '禁毒办已经收到，等待核实。',
    verified: '已核实。修改后要重新核实。',
    returned: '已被退回，请按下面的原因改正后保存。',
  },
  /** Entries of the ledger wait for nobody. */
  entryReceived: '禁毒办已经收到。',
  fix: '改正',
  withdraw: '撤回这条',
  withdrawTitle: '撤回这条记录？',
  withdrawDetail: '撤回后不再计入任何数字。别人也看不到它。',
  withdrawVerified: '这条已经核实。撤回前请告诉分队长。',
  withdrawConfirm: '撤回',
  notHere: '这条记录不在本机',
  notHereHint: '它可能已被撤回，或者属于更早的年份。',
  back: '回我的记录',
});
