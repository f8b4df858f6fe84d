import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'check',
  words: {
    name: '核对说明',
    options: { answer: { fixed: '改好了', true: '属实', unclear: '不清楚' } },
  },
} satisfies KindDisplay<'explanation'>;

export const labels = {
  fields: {
    check: '核对项',
    subject: '核对对象',
    version: '核对时的状态',
    squad: '分队',
    answer: '答复',
    reason: '说明',
  },
  figures: {},
} satisfies KindLabels<'explanation'>;
