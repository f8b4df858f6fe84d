import { advice, type Card, checked, fact, help, law, refuse } from '../card.ts';

export const usingDrugs: Card = {
  id: 'using-drugs',
  topic: 'law',
  audience: ['everybody'],
  title: '吸毒会怎样处理',
  summary: '吸毒违法；自己去治，不处罚',
  words: ['拘留', '罚款', '社区戒毒', '强制隔离戒毒', '容留'],
  picture: { symbol: 'scales', shows: '一架天平' },
  blocks: [
    law(
      fact('anti-drug-law', '吸毒的，依法给予治安管理处罚（《禁毒法》{no-penalty-article}）。'),
      fact(
        'public-order-law',
        '修订后的《治安管理处罚法》写在哪一条：{use-article}。拘留几天、罚多少：{use-penalty}。',
      ),
      fact(
        'anti-drug-law',
        '成瘾的，公安机关可以责令社区戒毒，期限{community-term}（《禁毒法》{community-article}）。',
      ),
      fact(
        'criminal-law',
        '让别人在自己家、自己店里吸毒，也违法；构成犯罪的，追究刑事责任（《刑法》{hosting-crime}）。',
      ),
      fact(
        'anti-drug-law',
        '主动到公安机关登记，或者到有资质的医院戒毒的，不予处罚（《禁毒法》{no-penalty-article}）。',
      ),
    ),
    refuse(advice('“在我这儿不行，出去。”自己的家、车、店，不给人吸毒。')),
    help(['12356', '110'], advice('想戒：先去有戒毒资质的医院。问禁毒办，哪家医院能治。')),
  ],
  ...checked,
};
