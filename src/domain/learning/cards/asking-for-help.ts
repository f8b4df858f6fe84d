import { advice, type Card, checked, fact, help, law } from '../card.ts';

export const askingForHelp: Card = {
  id: 'asking-for-help',
  topic: 'help',
  audience: ['families', 'everybody'],
  title: '主动求助，不处罚',
  summary: '治疗可以自愿，隐私受保护',
  words: ['戒毒', '自愿', '隐私', '保密', '医院', '登记'],
  picture: { symbol: 'hand', shows: '一只手托着一颗心' },
  blocks: [
    law(
      fact(
        'anti-drug-law',
        '主动到公安机关登记，或者到有资质的医院接受戒毒治疗的，不予处罚（《禁毒法》{no-penalty-article}）。',
      ),
      fact('rehabilitation-rules', '自愿接受戒毒治疗的，对原来的吸毒行为不予处罚（《戒毒条例》{own-will-rules}）。'),
      fact('anti-drug-law', '可以自己去有戒毒治疗资质的医院（《禁毒法》{treatment-own-will}）。'),
      fact(
        'rehabilitation-rules',
        '戒毒的个人信息依法保密（《戒毒条例》{privacy-rules}）；工作人员泄露的，依法处分（{leak-rules}）。',
      ),
    ),
    help(
      ['12356', '110'],
      advice('第一步可以很小：打一个电话，问一句。'),
      advice('本地哪家医院能治，问禁毒办。'),
      advice('一次没戒成，不等于戒不成，可以再来。'),
    ),
  ],
  ...checked,
};
