import { advice, type Card, checked, fact, help, law, refuse } from '../card.ts';

export const plantCounts: Card = {
  id: 'plant-counts',
  topic: 'law',
  audience: ['villagers'],
  title: '种多少，判多少',
  summary: '株数、面积和刑期，法律写得很清楚',
  words: ['株数', '面积', '判刑', '铲除'],
  picture: { symbol: 'counts', shows: '一行一行的苗，旁边一把尺子' },
  blocks: [
    law(
      fact(
        'criminal-law',
        '罂粟{poppies-large}以上不满{poppies-huge}：{planting-term}以下有期徒刑、拘役或者管制，并处罚金。',
      ),
      fact(
        'criminal-law',
        '罂粟{poppies-huge}以上：{planting-term}以上有期徒刑，并处罚金或者没收财产（《刑法》{planting-article}）。',
      ),
      fact(
        'drug-crime-interpretation',
        '还没出苗的看面积：罂粟{poppy-land-large}以上，就算数量较大；{poppy-land-huge}以上，算数量大。',
      ),
      fact(
        'drug-crime-interpretation',
        '大麻：{hemp-large}以上，或者没出苗的{hemp-land-large}以上，算数量较大；{hemp-huge}以上，算数量大。',
      ),
      fact('criminal-law', '不论多少：被公安机关处理过又种的，抗拒铲除的，也判刑。'),
      fact('criminal-law', '在收获前自己铲掉的，可以免除处罚。'),
    ),
    refuse(advice('“给什么好处也不帮人种，地也不租给他种这个。”')),
    help(['110'], advice('看见别人种：别拔、别吵，告诉我们或者打110。')),
  ],
  ...checked,
};
