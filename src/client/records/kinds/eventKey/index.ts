import type { KindDisplay } from '../types.ts';

export default {
  icon: 'lock',
  words: {
    name: '到场登记密钥',
    fields: { event: '活动', squad: '分队', date: '活动日期', secret: '密钥' },
    options: {},
    figures: {},
  },
} satisfies KindDisplay<'eventKey'>;
