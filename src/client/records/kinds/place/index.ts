import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'place',
  words: {
    name: '地点',
    options: {
      form: { town: '镇', village: '村', group: '村民小组', school: '学校', venue: '场所' },
      level: {
        kindergarten: '幼儿园',
        primary: '小学',
        nineYear: '九年一贯制学校',
        junior: '初中',
        senior: '高中、完全中学',
        vocational: '职业学校',
        special: '特殊教育学校',
      },
      venue: {
        hospital: '医院',
        clinic: '诊所、卫生室',
        pharmacy: '药店',
        internet: '网吧',
        entertainment: '歌舞娱乐场所',
        hotel: '宾馆旅社',
        courier: '物流寄递',
        market: '集市、广场',
        other: '其他',
      },
    },
  },
} satisfies KindDisplay<'place'>;

export const labels = {
  fields: {
    name: '名称',
    form: '类型',
    parent: '所属镇村',
    households: '户数',
    population: '人口数',
    pupils: '学生数',
    level: '学校类别',
    venue: '场所类型',
    code: '区划代码',
  },
  figures: {},
} satisfies KindLabels<'place'>;
