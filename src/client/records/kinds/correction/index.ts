import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'edit',
  words: {
    name: '更正申请',
    options: { outcome: { yes: '属实，已更正', no: '不更正' } },
  },
} satisfies KindDisplay<'correction'>;

export const labels = {
  fields: {
    claim: '到场',
    event: '活动',
    member: '队员',
    squad: '分队',
    ask: '哪里不对',
    outcome: '答复',
    reply: '说明',
    answeredBy: '答复人',
  },
  figures: {},
} satisfies KindLabels<'correction'>;
