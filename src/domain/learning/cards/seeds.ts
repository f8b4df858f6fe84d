import { advice, type Card, checked, fact, help, law, refuse } from '../card.ts';

export const seeds: Card = {
  id: 'seeds',
  topic: 'law',
  audience: ['villagers'],
  title: '种子和幼苗也管',
  summary: '不种，只留着、带着、卖，也违法',
  words: ['罂粟籽', '大麻籽', '花籽', '快递', '网购'],
  picture: { symbol: 'seeds', shows: '一个没写名字的种子袋和几粒种子' },
  blocks: [
    law(
      fact('anti-drug-law', '没有灭活的种子和幼苗，不许非法买卖、运输、携带、持有（《禁毒法》{planting-forbidden}）。'),
      fact('drug-crime-interpretation', '罂粟种子{poppy-seed}以上、幼苗{poppy-seedlings}以上，算数量较大。'),
      fact('drug-crime-interpretation', '大麻种子{hemp-seed}以上、幼苗{hemp-seedlings}以上，算数量较大。'),
      fact(
        'criminal-law',
        '数量较大的，{seed-term}以下有期徒刑、拘役或者管制，并处或者单处罚金（《刑法》{seed-article}）。',
      ),
    ),
    refuse(advice('网上买花籽，看清名字；来路不明的不买，不种，不转送。'), advice('“这籽我不帮你带，也不帮你寄。”')),
    help(['110'], advice('手里有不认识的籽：别种，交给派出所。')),
  ],
  ...checked,
};
