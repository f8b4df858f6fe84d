import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'person',
  words: {
    name: '到场',
    options: {
      way: { code: '扫码', typed: '输码', leader: '队长登记', later: '补登' },
      reason: { paper: '有纸质名单', phone: '没带手机或没电', missed: '当时漏了', correction: '更正申请属实' },
      ruling: { yes: '到场属实', no: '没有到场' },
    },
  },
} satisfies KindDisplay<'attendance'>;

export const labels = {
  fields: {
    event: '活动',
    member: '队员',
    squad: '分队',
    date: '日期',
    way: '登记方式',
    proof: '扫到或输入的码',
    from: '到场时间',
    until: '离开时间',
    duty: '在岗',
    reason: '补登原因',
    ruling: '核对结果',
    ruledBy: '核对人',
    because: '核对理由',
  },
  figures: {},
} satisfies KindLabels<'attendance'>;
