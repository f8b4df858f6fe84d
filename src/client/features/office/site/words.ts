import { area } from '../../../words/area.ts';

/** Words of the page 公开网页. */
export const site = area(() => import('./words.en.ts'), {
  title: '公开网页',
  open: '看首页',
  settings: {
    title: '网页上写的',
    hint: '写在首页、关于和每一页的下面，半分钟内生效。备案号要和备案时一致。',
    name: '网页名称',
    nameHint: '不填就用区名',
    organizer: '主办单位',
    appFiling: '应用备案编号',
    icp: '网站备案号（ICP）',
    police: '公安备案号',
    phone: '联系电话',
    address: '地址',
    wrong: '有一项写得太长，或电话里有别的字，请改正后再保存。',
    saved: '已保存，半分钟内写到公开网页上',
  },
  feedback: {
    title: '意见与投诉',
    counts: (open: string, total: string) => `${open} 条没有答复，共 ${total} 条`,
    none: '还没有收到意见',
    arrived: (day: string) => `${day}收到`,
    contact: (how: string) => `联系方式：${how}`,
    replied: (day: string) => `${day}答复`,
    reply: '答复',
    change: '修改答复',
    hint: '写意见的人凭编号看答复，请不要写别人的个人信息。',
    save: '保存答复',
    saved: '已答复',
    empty: '请先写答复。',
  },
  openings: {
    title: '打开次数',
    hint: (days: string) =>
      `最近 ${days} 天网页和宣传品二维码打开的次数，今天的还没完。只记次数，不记是谁；每分钟最多计 600 次。`,
    none: '最近没有人打开',
    page: '页面',
    count: '次数',
    day: '日期',
    of: '看哪一个',
    all: '所有页面',
    batch: (batch: string) => `批次 ${batch}`,
    byDay: (what: string) => `${what}：每天打开的次数`,
  },
  failed: '没能取到，请再试一次。',
});
