import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'lock',
  words: {
    name: '到场登记密钥',
    options: {},
  },
} satisfies KindDisplay<'eventKey'>;

export const labels = {
  fields: { event: '活动', squad: '分队', date: '活动日期', secret: '密钥' },
  figures: {},
} satisfies KindLabels<'eventKey'>;
