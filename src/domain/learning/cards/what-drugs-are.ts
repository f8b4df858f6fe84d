import { advice, type Card, checked, effects, fact, help, law, looks, refuse } from '../card.ts';

export const whatDrugsAre: Card = {
  id: 'what-drugs-are',
  topic: 'drugs',
  audience: ['everybody'],
  title: '什么是毒品',
  summary: '国家管制的、会让人成瘾的药品和物质',
  words: ['定义', '种类', '新精神活性物质', '麻醉药品', '精神药品'],
  picture: { symbol: 'what', shows: '一张名单，上面一项一项打着勾' },
  blocks: [
    looks(
      fact('anti-drug-law', '鸦片、海洛因、冰毒、吗啡、大麻、可卡因，都是毒品。'),
      fact('anti-drug-law', '国家规定管制、能让人成瘾的其他麻醉药品和精神药品，也是毒品。'),
      fact(
        'notice-nitazenes',
        '管制的名单会增加：{announced-2025}又宣布管制尼秦类和另外{substances-listed-2025}物质。',
      ),
      advice('名字起得再好听、说“不在名单上”的，也别碰。'),
    ),
    effects(fact('anti-drug-law', '毒品最要紧的一点：会让人成瘾。')),
    law(
      fact('anti-drug-law', '什么是毒品，《禁毒法》{drug-definition}有规定。看病、教学、科研需要的，可以依法使用。'),
      fact('anti-drug-law', '吸毒、非法持有、贩卖、制造和非法种植，都违法；构成犯罪的，追究刑事责任。'),
    ),
    refuse(advice('“不知道是什么的东西，我不吃、不喝、不抽。”')),
    help(['110', '12356'], advice('分不清是什么，先别碰，问问禁毒办。')),
  ],
  ...checked,
};
