import { settings } from '../activity-zh.ts';
import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'calendar',
  words: {
    name: '专项活动',
    options: {
      occasion: {
        month: '全民禁毒宣传月',
        law: '禁毒法施行日（6月1日）',
        humen: '虎门销烟纪念日（6月3日）',
        international: '国际禁毒日（6月26日）',
        other: '其他',
      },
      setting: settings,
    },
  },
} satisfies KindDisplay<'campaign'>;

export const labels = {
  fields: {
    name: '名称',
    occasion: '宣传节点',
    from: '开始日期',
    to: '结束日期',
    setting: '进哪里（六进）',
    host: '主办单位',
    units: '成员单位',
    events: '目标：活动场数',
    copies: '目标：发放资料',
    attendance: '目标：参加人次',
    targets: '更多目标',
    points: '宣传要点',
  },
  figures: {},
} satisfies KindLabels<'campaign'>;
