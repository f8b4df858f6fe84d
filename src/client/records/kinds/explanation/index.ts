import type { KindDisplay } from '../types.ts';

export default {
  icon: 'check',
  words: {
    name: '核对说明',
    fields: {
      check: '核对项',
      subject: '核对对象',
      version: '核对时的状态',
      squad: '分队',
      answer: '答复',
      reason: '说明',
    },
    options: { answer: { fixed: '改好了', true: '属实', unclear: '不清楚' } },
    figures: {},
  },
} satisfies KindDisplay<'explanation'>;
