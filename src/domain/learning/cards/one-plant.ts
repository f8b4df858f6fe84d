import { advice, type Card, checked, fact, help, law, refuse } from '../card.ts';

export const onePlant: Card = {
  id: 'one-plant',
  topic: 'law',
  audience: ['villagers'],
  title: '种一株也违法',
  summary: '观赏、泡酒、治病，都不是理由',
  words: ['种植', '观赏', '泡酒', '治病', '院子', '花盆'],
  picture: { symbol: 'one-plant', shows: '花盆里的一株苗，上面画着一道斜线' },
  blocks: [
    law(
      fact('anti-drug-law', '禁止非法种植罂粟、大麻等毒品原植物，没有说少种可以（《禁毒法》{planting-forbidden}）。'),
      fact('criminal-law', '非法种植的，一律强制铲除（《刑法》{planting-article}）。'),
      fact('anti-drug-law', '不构成犯罪的，也要给予治安管理处罚（《禁毒法》{others-drug-use}）。'),
      advice('看花、泡酒、治病、喂牲口，都不是理由。'),
    ),
    refuse(advice('“这个种不得，种一棵也违法。”'), advice('别人给的花籽，不知道是什么，不种。')),
    help(
      ['110'],
      advice('自家地里长出来了：别等，告诉村里和派出所，一起处理。'),
      fact('anti-drug-law', '村委会发现了，应当及时制止、铲除，并报告公安机关（《禁毒法》{planting-forbidden}）。'),
    ),
  ],
  ...checked,
};
