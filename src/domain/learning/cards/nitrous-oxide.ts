import { advice, type Card, checked, effects, fact, help, law, looks, refuse } from '../card.ts';

export const nitrousOxide: Card = {
  id: 'nitrous-oxide',
  topic: 'drugs',
  audience: ['pupils', 'parents', 'everybody'],
  title: '笑气',
  summary: '打奶油用的气，吸了会伤神经',
  words: ['一氧化二氮', '奶油气弹', '吹气球', '气球'],
  picture: { symbol: 'nitrous', shows: '几个小钢瓶和一只气球' },
  blocks: [
    looks(
      fact('nitrous-police', '学名一氧化二氮。医院里作麻醉用，做奶油时用来起泡。'),
      fact('nitrous-police', '查获的多是罐装的。'),
      advice('奶油气弹该在厨房里，不该在聚会的气球里。'),
    ),
    effects(
      fact('nitrous-police', '吸多了会缺氧，严重的有生命危险。'),
      fact('nitrous-police', '长期吸，血里缺维生素B12，会伤到脊髓，甚至瘫痪。'),
    ),
    law(
      fact('nitrous-police', '笑气列在《危险化学品目录》里管理；公安机关提醒：非法制售违法。'),
      advice('没写进毒品目录的，不等于安全。'),
    ),
    refuse(advice('“这东西伤神经，我不吸。”'), advice('叫你代买、代收，也不答应。')),
    help(
      ['120', '12356'],
      advice('手脚发麻、走不稳：停下来，去医院，照实告诉医生。'),
      advice('有人吸完昏倒：马上打120。'),
    ),
  ],
  ...checked,
};
