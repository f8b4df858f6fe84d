import { activityLabels } from '../activity-zh.ts';
import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'sign',
  headline: (r) => [r.option('form'), r.amount('quantity'), r.option('condition')],
  words: {
    name: '标语展板',
    options: {
      form: { slogan: '标语', board: '展板', warning: '警示牌', column: '宣传专栏' },
      condition: { installed: '新设', present: '完好', damaged: '损坏', missing: '缺失' },
    },
  },
} satisfies KindDisplay<'sign'>;

export const labels = activityLabels({
  fields: { form: '类型', condition: '情况', quantity: '数量', permanent: '永久性' },
  figures: {
    'sign.slogan': '新设标语',
    'sign.board': '新设展板、警示牌',
    'sign.warning': '固定警示牌',
    'sign.columns': '宣传专栏',
  },
}) satisfies KindLabels<'sign'>;
