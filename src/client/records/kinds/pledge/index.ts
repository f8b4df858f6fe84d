import { activityLabels } from '../activity-zh.ts';
import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'pledge',
  words: {
    name: '签责任书',
    options: {
      level: {
        household: '户',
        group: '村民小组',
        village: '村',
        town: '镇',
        unit: '部门、单位',
        medical: '医药单位',
        venue: '娱乐场所、旅馆',
      },
    },
  },
} satisfies KindDisplay<'pledge'>;

export const labels = activityLabels({
  fields: { signed: '签订数', asked: '应签数', level: '签到哪一级' },
  figures: {
    'pledge.signed': '签订责任书',
    'pledge.asked': '应签户数',
    'pledge.units': '部门责任书',
    'pledge.villages': '村组责任书',
    'pledge.medical': '精麻药品责任书',
    'pledge.venues': '场所责任书',
  },
}) satisfies KindLabels<'pledge'>;
