import { advice, type Card, checked, effects, fact, help, law, looks, refuse } from '../card.ts';

export const stimulants: Card = {
  id: 'stimulants',
  topic: 'drugs',
  audience: ['everybody', 'pupils'],
  title: '冰毒、摇头丸、K粉',
  summary: '晶体、药片和白粉末，伤脑子，伤身体',
  words: ['甲基苯丙胺', '氯胺酮', 'MDMA', '麻古'],
  picture: { symbol: 'crystals', shows: '碎冰一样的晶体、几片药片和一小堆白粉末' },
  blocks: [
    looks(
      fact('food-or-drug', '冰毒是细小的结晶，比冰糖小；不纯的会带颜色。'),
      fact('ecstasy-entry', '摇头丸是圆形、方形等的药片，有好几种颜色。'),
      fact('ketamine-entry', 'K粉（氯胺酮）是白色粉末，容易溶在水里。'),
    ),
    effects(
      fact('meth-entry', '冰毒会成瘾，让人睡不着、记性变差，伤大脑。'),
      fact('ecstasy-entry', '摇头丸会让人产生幻觉和妄想。'),
      fact('ketamine-bladder', '长期吸K粉会尿频、尿急，严重的尿血、失禁。'),
    ),
    law(
      fact('anti-drug-law', '冰毒（甲基苯丙胺）写在《禁毒法》{drug-definition}里。'),
      fact('criminal-law', '走私、贩卖、运输、制造毒品，不论多少，都追究刑事责任（《刑法》{trafficking-article}）。'),
    ),
    refuse(advice('“提神的、助兴的，我都不要。”说完就走。'), advice('有人拿出来用，马上离开那个地方。')),
    help(
      ['110', '120', '12356'],
      fact('anti-drug-law', '自己去有资质的医院戒毒，不处罚（《禁毒法》{no-penalty-article}）。'),
    ),
  ],
  ...checked,
};
