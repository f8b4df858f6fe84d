import { advice, type Card, checked, effects, fact, help, law, looks, refuse } from '../card.ts';

export const syntheticCannabinoids: Card = {
  id: 'synthetic-cannabinoids',
  topic: 'drugs',
  audience: ['everybody', 'pupils'],
  title: '合成大麻素：“小树枝”“娜塔莎”',
  summary: '喷在烟丝、花瓣上，或者溶在电子烟油里',
  words: ['小树枝', '娜塔莎', '电子烟', '烟油', '香薰', 'K2'],
  picture: { symbol: 'branch', shows: '几根细细的“小树枝”和一小撮喷过东西的烟丝' },
  blocks: [
    looks(
      fact('cannabinoids-report', '多数溶在电子烟油里，或者喷在烟丝、花瓣等植物上。'),
      fact('branch-entry', '“小树枝”是细条，样子像树枝，有的说成“香薰”。'),
    ),
    effects(
      fact('cannabinoids-report', '头晕、呕吐、精神恍惚，看见、听见不存在的东西。'),
      fact('cannabinoids-report', '过量会休克、窒息，有生命危险。'),
      fact('cannabinoids-report', '已经引发过吸毒开车和伤人的事。'),
    ),
    law(fact('notice-cannabinoids', '{cannabinoids-listed}起，合成大麻素类物质整类列管。')),
    refuse(advice('别人给的烟、电子烟、香薰，不抽，不点。'), advice('“我不试，你也别试。”')),
    help(
      ['120', '110', '12356'],
      advice('有人神志不清、喘不上气：马上打120。'),
      fact('anti-drug-law', '自己去有资质的医院戒毒，不处罚（《禁毒法》{no-penalty-article}）。'),
    ),
  ],
  ...checked,
};
