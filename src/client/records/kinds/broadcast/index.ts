import { activityLabels } from '../activity-zh.ts';
import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'broadcast',
  headline: (r) => [r.option('channel'), r.amount('quantity')],
  words: {
    name: '媒体宣传',
    options: { channel: { film: '电视专题片', online: '网络信息发布', screen: '电子屏、广播' } },
  },
} satisfies KindDisplay<'broadcast'>;

export const labels = activityLabels({
  fields: { channel: '渠道', quantity: '数量' },
  figures: {
    'broadcast.film': '电视专题片',
    'broadcast.online': '网络信息发布',
    'broadcast.screen': '电子屏、广播',
  },
}) satisfies KindLabels<'broadcast'>;
