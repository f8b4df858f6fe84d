import { advice, type Card, checked, effects, fact, help, law, refuse } from '../card.ts';

export const childChanged: Card = {
  id: 'child-changed',
  topic: 'help',
  audience: ['parents'],
  title: '孩子变了，怎么办',
  summary: '迹象不是证据，先好好说话',
  words: ['家长', '父母', '孩子', '迹象', '青春期', '逃课'],
  picture: { symbol: 'talk', shows: '大人和孩子坐在一起说话' },
  blocks: [
    effects(
      fact('child-signs', '突然对喜欢的事没了兴趣，情绪起伏大，开始逃课。'),
      fact('child-signs', '睡觉、吃饭变了样，体重突然下降，常常借钱。'),
      fact('child-signs', '这些变化也可能只是青春期，不能当证据。'),
    ),
    law(fact('anti-drug-law', '父母应当对孩子进行毒品危害的教育（《禁毒法》{parents-duty}）。')),
    refuse(advice('教孩子几句拒绝的话。约好：什么时候打电话，都去接他。')),
    help(
      ['12356', '120', '110'],
      advice('挑两个人都不着急的时候，坐下来说：“我看你这阵子不大好，我担心。”'),
      advice('多听，少骂。不打，不当着别人问，别在气头上翻书包、翻手机。'),
      advice('拿不准：先问学校老师、医生，或者打12356。'),
      fact('anti-drug-law', '去有资质的医院戒毒，不处罚（《禁毒法》{no-penalty-article}）。'),
      advice('人昏迷、抽搐、要伤人伤己：马上打120或者110。'),
    ),
  ],
  ...checked,
};
