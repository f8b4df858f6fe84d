import { activityLabels } from '../activity-zh.ts';
import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'meeting',
  headline: (r) => [r.option('form'), r.amount('attendance'), r.text('topic')],
  words: {
    name: '会议',
    options: {
      form: {
        regular: '例会',
        special: '专题会',
        kickoff: '部署动员会',
        executive: '党政会议研究',
        village: '村组干部会',
      },
    },
  },
} satisfies KindDisplay<'meeting'>;

export const labels = activityLabels({
  fields: { form: '类型', attendance: '参加人次', topic: '议题' },
  figures: {
    'meeting.held': '例会',
    'meeting.special': '专题会',
    'meeting.kickoff': '部署动员会',
    'meeting.executive': '党政会议研究禁毒',
    'meeting.village': '村组干部会',
  },
}) satisfies KindLabels<'meeting'>;
