import { advice, type Card, checked, effects, fact, help, law, looks, refuse } from '../card.ts';

export const cannabis: Card = {
  id: 'cannabis',
  topic: 'drugs',
  audience: ['everybody', 'pupils'],
  title: '大麻',
  summary: '别的国家怎么规定，在我国都是毒品',
  words: ['国外合法', '留学', '大麻糖', '大麻油', 'THC'],
  picture: { symbol: 'hemp-leaf', shows: '一片大麻叶：像手掌，小叶窄，边上有齿' },
  blocks: [
    looks(
      fact('hemp-marks', '叶子像手掌，分成5到9片窄长的小叶，边上有齿。'),
      fact('vape-guangdong', '有的把大麻成分加进电子烟油，外表看不出来。'),
    ),
    effects(
      fact('vape-guangdong', '大麻里的有害成分会影响神经，让人产生幻觉。'),
      fact('anti-drug-law', '大麻是能让人成瘾的毒品。'),
    ),
    law(
      fact('anti-drug-law', '大麻写在《禁毒法》{drug-definition}里，不管别的国家怎么规定。'),
      fact(
        'criminal-law',
        '从国外带回来、寄回来，涉嫌走私毒品，不论多少，都追究刑事责任（《刑法》{trafficking-article}）。',
      ),
    ),
    refuse(advice('“在这儿就是违法，我不碰。”'), advice('出国也不试，不帮人带糖果、电子烟和“保健油”。')),
    help(['110', '12356'], fact('anti-drug-law', '自己去有资质的医院戒毒，不处罚（《禁毒法》{no-penalty-article}）。')),
  ],
  ...checked,
};
