import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'squad',
  words: {
    name: '分队',
    options: {},
  },
} satisfies KindDisplay<'squad'>;

export const labels = {
  fields: { name: '名称', town: '所在镇' },
  figures: {},
} satisfies KindLabels<'squad'>;
