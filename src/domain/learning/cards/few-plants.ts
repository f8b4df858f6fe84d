import { advice, type Card, checked, fact, help, law, refuse } from '../card.ts';

export const fewPlants: Card = {
  id: 'few-plants',
  topic: 'law',
  audience: ['villagers'],
  title: '种得少，会怎样',
  summary: '不够判刑的，也依法处理；早说早好',
  words: ['拘留', '罚款', '治安处罚', '自己铲'],
  picture: { symbol: 'few', shows: '三株苗和一把锄头' },
  blocks: [
    law(
      fact('anti-drug-law', '不构成犯罪的，依法给予治安管理处罚（《禁毒法》{others-drug-use}）。'),
      fact(
        'public-order-law',
        '修订后的《治安管理处罚法》从{public-order-in-force}起施行。不满{poppies-large}写在哪一条：{few-plants-article}。',
      ),
      fact('public-order-law', '拘留几天、罚多少：{few-plants-penalty}。以公安机关说的和最新规定为准。'),
      fact('criminal-law', '在收获前自己铲掉的，刑法规定可以免除处罚（《刑法》{planting-article}）。'),
      fact('criminal-law', '处理过又种的，不论多少，都追究刑事责任。'),
    ),
    refuse(advice('“上次铲过了，再种就是犯罪。”')),
    help(['110'], advice('地里有：别等。先告诉村里和派出所，照他们说的铲掉。')),
  ],
  ...checked,
};
