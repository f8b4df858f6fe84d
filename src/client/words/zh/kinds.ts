import type { KindsWords } from '../types.ts';

const activity = {
  date: '日期',
  place: '地点',
  squad: '分队',
  member: '队员',
  hours: '服务时长（小时）',
  note: '备注',
  photos: '照片',
};

export const kinds: KindsWords = {
  leaflet: {
    name: '发放资料',
    fields: { ...activity, material: '资料', quantity: '数量', event: '所属活动' },
    options: {},
  },
  visit: {
    name: '入户走访',
    fields: { ...activity, households: '走访户次', reached: '接受宣传人次' },
    options: {},
  },
  event: {
    name: '活动',
    fields: {
      ...activity,
      title: '活动名称',
      form: '形式',
      setting: '六进',
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
  },
  patrol: {
    name: '踏查',
    fields: { ...activity, area: '踏查面积（亩）', stage: '生长期' },
    options: { stage: { sowing: '播种期', seedling: '出苗期', flowering: '开花期', fruiting: '挂果期' } },
  },
  survey: {
    name: '知晓率调查',
    fields: {
      ...activity,
      asked: '调查人次',
      passed: '知晓人次',
      mode: '方式',
      questions: '题目',
      passRule: '知晓标准',
    },
    options: { mode: { interview: '当面询问', paper: '纸质问卷', phone: '电话', selfTest: '自测' } },
  },
  training: {
    name: '业务培训',
    fields: { ...activity, topic: '内容', attendance: '参加人次' },
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
  },
  pledge: {
    name: '签责任书',
    fields: { ...activity, signed: '签订户数', asked: '应签户数' },
    options: {},
  },
  broadcast: {
    name: '媒体播放',
    fields: { ...activity, channel: '渠道', quantity: '数量' },
    options: { channel: { film: '电视专题片', online: '网络信息', screen: '电子屏、广播' } },
  },
  sign: {
    name: '标语展板',
    fields: { ...activity, form: '类型', condition: '情况', quantity: '数量' },
    options: {
      form: { slogan: '标语', board: '展板、警示牌' },
      condition: { installed: '新设', present: '完好', damaged: '损坏', missing: '缺失' },
    },
  },
  meeting: {
    name: '会议',
    fields: { ...activity, form: '类型', attendance: '参加人次', topic: '议题' },
    options: { form: { regular: '例会', special: '专题会' } },
  },
  tipline: {
    name: '举报电话',
    fields: {
      date: activity.date,
      squad: activity.squad,
      member: activity.member,
      hours: activity.hours,
      calls: '接听次数',
      leads: '其中有线索的条数',
    },
    options: {},
  },
  squad: { name: '分队', fields: { name: '名称', town: '所在镇' }, options: {} },
  member: {
    name: '队员',
    fields: { name: '姓名', number: '志愿者编号', phone: '电话', role: '身份', squad: '分队' },
    options: {
      role: {
        volunteer: '志愿者',
        leader: '分队长',
        organizer: '活动组织者',
        officer: '禁毒办人员',
        administrator: '管理员',
      },
    },
  },
  place: {
    name: '地点',
    fields: { name: '名称', form: '类型', parent: '所属镇村', households: '户数', pupils: '学生数' },
    options: { form: { town: '镇', village: '村', group: '村民小组', school: '学校', venue: '场所' } },
  },
  material: {
    name: '资料',
    fields: { name: '名称', form: '类型', date: '登记日期', opening: '期初库存', printed: '印制数量' },
    options: { form: { folder: '折页', booklet: '手册', poster: '海报', fan: '扇子', bag: '购物袋', other: '其他' } },
  },
};
