import type { KindDisplay } from '../types.ts';

export default {
  icon: 'place',
  words: {
    name: '地点',
    fields: { name: '名称', form: '类型', parent: '所属镇村', households: '户数', pupils: '学生数', code: '区划代码' },
    options: { form: { town: '镇', village: '村', group: '村民小组', school: '学校', venue: '场所' } },
    figures: {},
  },
} satisfies KindDisplay<'place'>;
