import type { KindDisplay } from '../types.ts';

export default {
  icon: 'squad',
  words: {
    name: '分队',
    fields: { name: '名称', town: '所在镇' },
    options: {},
    figures: {},
  },
} satisfies KindDisplay<'squad'>;
