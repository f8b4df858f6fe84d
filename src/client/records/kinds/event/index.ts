import { activityLabels, settings } from '../activity-zh.ts';
import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'calendar',
  headline: (r) => [r.text('title'), undefined, r.amount('attendance')],
  words: {
    name: '活动',
    options: {
      status: { planned: '计划中', held: '已举行', cancelled: '已取消' },
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
        signature: '签名活动',
        other: '其他',
      },
      setting: settings,
    },
  },
} satisfies KindDisplay<'event'>;

export const labels = activityLabels({
  fields: {
    title: '活动名称',
    form: '形式',
    setting: '进哪里（六进）',
    attendance: '参加人次',
    consultations: '咨询人次',
    status: '进展',
    starts: '开始时间',
    ends: '结束时间',
    host: '主办单位',
    contact: '联系人',
    audience: '面向对象',
    materials: '物资',
    people: '需要人数',
    roles: '岗位',
    invited: '邀请分队',
    public: '对外公开',
    risks: '风险说明',
    insured: '已买意外保险',
    finished: '实际结束时间',
    present: '现场志愿者',
    consent: '照片里的人同意使用',
    cancelled: '取消原因',
  },
  figures: {
    'event.held': '宣传活动',
    'event.school': '学校活动',
    'event.attendance': '活动参加人次',
    'event.consultation': '接受咨询',
  },
}) satisfies KindLabels<'event'>;
