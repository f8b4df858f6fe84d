import { work } from '../../words/work.ts';
import { activityLabels } from '../activity-zh.ts';
import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'leaflet',
  headline: (r) => [r.name('material') ?? work.record.anyMaterial, r.amount('quantity')],
  words: {
    name: '发放资料',
    options: { from: { hand: '队员手里', squad: '分队' } },
  },
} satisfies KindDisplay<'leaflet'>;

export const labels = activityLabels({
  fields: {
    material: '资料',
    quantity: '数量',
    event: '所属活动',
    inspection: '联合检查时发放',
    batch: '批次',
    from: '资料来自',
  },
  figures: {
    'leaflet.distributed': '发放宣传资料',
    'inspect.leaflets': '联合检查发放资料',
  },
}) satisfies KindLabels<'leaflet'>;
