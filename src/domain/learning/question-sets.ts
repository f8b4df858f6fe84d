import { TRUE_OR_FALSE } from './question.ts';
import type { QuestionSet } from './question-set.ts';

/** For people of the district. */
const everybody: QuestionSet = {
  name: '群众知晓率',
  version: '2026-1',
  audience: 'public',
  pass: 8,
  questions: [
    { text: '院子里种一两株罂粟看花，行吗？', options: ['行，不卖就行', '不行，一株也违法', '不知道'], answer: 1 },
    { text: '做菜、煮火锅放罂粟壳，行吗？', options: ['不行，违法', '行，只是调料', '不知道'], answer: 0 },
    { text: '看到像罂粟的植物，怎么办？', options: ['自己拔掉', '当没看见', '记住地方，报告'], answer: 2 },
    { text: '“上头电子烟”里可能有毒品。', options: [...TRUE_OR_FALSE, '不知道'], answer: 0 },
    { text: '不认识的人给的“糖”“奶茶”，能吃吗？', options: ['尝一点没事', '不能', '不知道'], answer: 1 },
    { text: '只吸一口，不会上瘾。', options: [...TRUE_OR_FALSE, '不知道'], answer: 1 },
    { text: '把自己家借给别人吸毒，违法吗？', options: ['自己不吸就不违法', '违法', '不知道'], answer: 1 },
    { text: '自己去有资质的医院戒毒，会被处罚吗？', options: ['会', '不会', '不知道'], answer: 1 },
    { text: '发现有人吸毒、贩毒，打哪个电话？', options: ['110', '114', '不知道'], answer: 0 },
    { text: '国际禁毒日是哪一天？', options: ['6月1日', '6月26日', '不知道'], answer: 1 },
  ],
};

/** For pupils at school. */
const pupils: QuestionSet = {
  name: '学生知晓率',
  version: '2026-1',
  audience: 'pupils',
  pass: 8,
  questions: [
    { text: '同学递来一支电子烟，说“不上瘾”，怎么办？', options: ['不接，走开', '只吸一口', '不知道'], answer: 0 },
    { text: '没有厂名的“跳跳糖”，别人送的，能吃吗？', options: ['能', '不能', '不知道'], answer: 1 },
    { text: '换了名字的新东西，就不是毒品了。', options: [...TRUE_OR_FALSE, '不知道'], answer: 1 },
    { text: '吸笑气会伤到哪里？', options: ['神经', '头发', '不知道'], answer: 0 },
    { text: '把自己的处方药给同学吃，行吗？', options: ['行', '不行', '不知道'], answer: 1 },
    { text: '饮料离开过视线，回来还喝吗？', options: ['不喝了', '闻一闻再喝', '不知道'], answer: 0 },
    { text: '误吃了可疑的零食，不舒服，先做什么？', options: ['睡一觉', '告诉大人，打120', '不知道'], answer: 1 },
    { text: '在国外合法买的大麻糖，能带回国吗？', options: ['能', '不能', '不知道'], answer: 1 },
    { text: '举报毒品，举报人受法律保护吗？', options: ['受保护', '不受保护', '不知道'], answer: 0 },
    { text: '国际禁毒日是哪一天？', options: ['6月1日', '6月26日', '不知道'], answer: 1 },
  ],
};

/** The sets of the product. A question that changes makes a new version. */
export const questionSets: Readonly<Record<'everybody' | 'pupils', QuestionSet>> = { everybody, pupils };
