import { activity } from '../activity-zh.ts';
import type { KindDisplay } from '../types.ts';

export default {
  icon: 'training',
  headline: (r) => [undefined, r.amount('attendance'), r.option('topic')],
  words: {
    name: '业务培训',
    fields: { ...activity.fields, topic: '内容', attendance: '参加人次' },
    options: {
      topic: {
        data: '数据维护',
        publicity: '宣传方法',
        law: '法律法规',
        school: '学校预防教育',
        patrol: '踏查方法',
        other: '其他',
      },
    },
    figures: { ...activity.figures, 'training.held': '业务培训', 'training.attendance': '培训参加人次' },
  },
} satisfies KindDisplay<'training'>;
