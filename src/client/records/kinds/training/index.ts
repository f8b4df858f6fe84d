import { activityLabels } from '../activity-zh.ts';
import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'training',
  headline: (r) => [undefined, r.amount('attendance'), r.option('topic')],
  words: {
    name: '业务培训',
    options: {
      topic: {
        data: '数据维护',
        publicity: '宣传方法',
        law: '法律法规',
        school: '学校预防教育',
        patrol: '踏查方法',
        other: '其他',
      },
      form: { course: '专题培训', meeting: '以会代训', invited: '请进来', sent: '走出去' },
      audience: {
        heads: '分管领导',
        staff: '专兼职人员',
        volunteers: '志愿者',
        informants: '信息员',
        teachers: '教师',
        owners: '场所业主和从业人员',
      },
    },
  },
} satisfies KindDisplay<'training'>;

export const labels = activityLabels({
  fields: { topic: '内容', attendance: '参加人次', form: '形式', audience: '对象' },
  figures: {
    'training.held': '业务培训',
    'training.attendance': '培训参加人次',
    'informant.trained': '信息员培训',
    'training.owners': '场所业主培训',
  },
}) satisfies KindLabels<'training'>;
