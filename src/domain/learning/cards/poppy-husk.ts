import { advice, type Card, checked, effects, fact, help, law, looks, refuse } from '../card.ts';

export const poppyHusk: Card = {
  id: 'poppy-husk',
  topic: 'law',
  audience: ['villagers', 'everybody'],
  title: '罂粟壳不能下锅',
  summary: '不能当调料，自己家里也不行',
  words: ['大烟壳', '火锅', '卤料', '调料', '草果'],
  picture: { symbol: 'husk', shows: '左边是光滑带冠的罂粟壳，右边是有棱的草果' },
  blocks: [
    looks(
      fact('food-or-drug', '干的罂粟壳外表光滑，鸽子蛋大小，一头有一圈像花瓣的“冠”。'),
      fact('food-or-drug', '草果外表粗糙，有一条条棱，没有“冠”。'),
    ),
    effects(
      fact('husk-report', '长期吃会没力气、犯困、出虚汗，注意力和记性变差。'),
      fact('husk-report', '有人吃了放罂粟壳的火锅，尿检查出吗啡。'),
    ),
    law(
      fact('husk-report', '卖的食品里加罂粟壳，构成生产、销售有毒、有害食品罪。'),
      fact('husk-report', '有人自己在火锅里放罂粟壳，也受到行政处罚。'),
      fact(
        'public-order-law',
        '修订后的《治安管理处罚法》从{public-order-in-force}起施行。罂粟壳写在哪一条、罚多少：{husk-article}。',
      ),
    ),
    refuse(advice('“这个不能放，放了违法。”'), advice('偏方说能治拉肚子、止痛，也不用，去看医生。')),
    help(['110'], advice('家里有旧罂粟壳：交给派出所。饭馆里怀疑有：打110。')),
  ],
  ...checked,
};
