import { advice, type Card, checked, effects, fact, help, law, looks, refuse } from '../card.ts';

export const disguisedSnacks: Card = {
  id: 'disguised-snacks',
  topic: 'disguise',
  audience: ['pupils', 'parents', 'everybody'],
  title: '来路不明的零食',
  summary: '没有厂名的，不吃也不带',
  words: ['奶茶', '跳跳糖', '果冻', '曲奇', '邮票', '巧克力', '饼干', '彩虹烟', 'LSD', '卡西酮'],
  picture: { symbol: 'snack', shows: '一只没有厂名的零食袋，上面画着问号' },
  blocks: [
    looks(
      fact('disguises-prosecutor', '有的做成“奶茶”“跳跳糖”“巧克力”“饼干”，开袋就能吃。'),
      fact('stamp-shenzhen', '“邮票”是含致幻剂LSD的小纸片，比指甲盖还小。'),
      fact('disguises-handbook', '“彩虹烟”样子像香烟，抽的时候冒彩色的烟。'),
      fact('food-or-drug', '正规食品写着生产日期、批号、配料，有条形码；伪装的往往没有，印得也粗糙。'),
    ),
    effects(fact('disguises-prosecutor', '里面有的是致幻剂，有的会抑制呼吸，吃的人自己不知道。')),
    law(fact('anti-drug-law', '骗人吸毒是违法的；构成犯罪的，追究刑事责任（《禁毒法》{others-drug-use}）。')),
    refuse(advice('“谢谢，别人给的零食我不吃。”'), advice('不知道哪来的，不吃，不带，不分给同学。')),
    help(['120', '110'], advice('吃了不舒服：马上告诉大人，打120。'), advice('剩下的和包装留着，交给医生和警察。')),
  ],
  ...checked,
};
