import { activity } from '../activity-zh.ts';
import type { KindDisplay } from '../types.ts';

export default {
  icon: 'calendar',
  headline: (r) => [r.text('title'), undefined, r.amount('attendance')],
  words: {
    name: '活动',
    fields: {
      ...activity.fields,
      title: '活动名称',
      form: '形式',
      setting: '进哪里（六进）',
      attendance: '参加人次',
      consultations: '咨询人次',
    },
    options: {
      form: {
        exhibition: '巡回展',
        lecture: '讲座',
        quiz: '知识竞赛',
        speech: '演讲比赛',
        class: '主题班会',
        film: '电影放映',
        pictures: '图片展',
        consultation: '宣传咨询',
        household: '进百村万户',
        other: '其他',
      },
      setting: {
        school: '学校',
        community: '社区',
        family: '家庭',
        workplace: '单位',
        venue: '场所',
        village: '农村',
      },
    },
    figures: {
      ...activity.figures,
      'event.held': '宣传活动',
      'event.school': '学校活动',
      'event.attendance': '活动参加人次',
      'event.consultation': '接受咨询',
    },
  },
} satisfies KindDisplay<'event'>;
