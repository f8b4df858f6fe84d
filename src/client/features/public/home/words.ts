import { area } from '../../../words/area.ts';

/** Words of 首页. */
export const home = area(() => import('./words.en.ts'), {
  overline: '禁毒志愿服务',
  lead: '识毒防毒，有事就说。举报不留姓名。',
  hotline: {
    title: '紧急求助',
    call: (number: string) => `拨打 ${number}`,
    note: '看到正在发生的危险或违法行为，请先保护自己，再拨打电话。',
  },
  public: {
    title: '群众举报',
    tip: '我要举报',
    tipDetail: '不用留姓名，只有禁毒办能看到',
    receipt: '查询回复',
    receiptDetail: '凭回执码看禁毒办的答复',
  },
  member: {
    title: '志愿者和工作人员',
    today: '志愿者入口',
    todayDetail: '记一笔，看待发的记录',
    join: '加入分队',
    joinDetail: '用分队长发的邀请',
    office: '禁毒办',
    officeDetail: '工作人员登录',
  },
  about: {
    title: '清源是什么',
    volunteer: '志愿者随手记录每次发放、走访、宣讲和踏查。',
    offline: '山里没有信号也能记，存在自己的手机上，不会丢。',
    figure: '年底的每一个数字，都能打开看到它背后的记录。',
    light: '到场登记自愿，不排名，不强制拍照，不记录行踪。',
  },
});
