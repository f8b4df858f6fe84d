import { advice, type Card, checked, effects, fact, help, law, looks, refuse } from '../card.ts';

export const partyDrinks: Card = {
  id: 'party-drinks',
  topic: 'disguise',
  audience: ['everybody', 'pupils'],
  title: '“咔哇潮饮”“开心水”“听话水”',
  summary: '看着是饮料，里面是管制的γ-羟丁酸',
  words: ['咔哇潮饮', '开心水', '听话水', '神仙水', '羟丁酸', 'GHB', '下药'],
  picture: { symbol: 'drinks', shows: '一瓶花哨的饮料和一杯没人看着的饮料' },
  blocks: [
    looks(
      fact('ghb-kepu', '有的做成饮料，叫“咔哇潮饮”，里面主要是γ-羟丁酸。'),
      fact('disguises-prosecutor', '“开心水”“听话水”没有颜色，没有味道，掺在别的饮料里看不出来。'),
    ),
    effects(
      fact('disguises-prosecutor', '开头觉得放松，接着想睡、糊涂、记不住事、呕吐。'),
      fact('disguises-prosecutor', '过量会抽搐，呼吸和心跳会停。'),
      fact('disguises-handbook', '人没了知觉，容易被人侵害，醒来也记不起。'),
    ),
    law(fact('ghb-kepu', 'γ-羟丁酸{ghb-listed}列入管制，{ghb-first-class}起是第一类精神药品。')),
    refuse(
      advice('饮料自己开、自己拿。离开过座位，就不再喝。'),
      advice('“这杯不是我的，我不喝。”'),
      advice('聚会叫上信得过的人，一起去，一起回。'),
    ),
    help(
      ['110', '120'],
      advice('突然头晕、犯迷糊：马上找信得过的人陪着，打120。'),
      advice('怀疑有人下药：打110，杯子和剩下的饮料留着。'),
    ),
  ],
  ...checked,
};
