import type { KindDisplay } from '../types.ts';

export default {
  icon: 'place',
  words: {
    name: '地点',
    fields: {
      name: '名称',
      form: '类型',
      parent: '所属镇村',
      households: '户数',
      population: '人口数',
      pupils: '学生数',
      venue: '场所类型',
      code: '区划代码',
    },
    options: {
      form: { town: '镇', village: '村', group: '村民小组', school: '学校', venue: '场所' },
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
    figures: {},
  },
} satisfies KindDisplay<'place'>;
