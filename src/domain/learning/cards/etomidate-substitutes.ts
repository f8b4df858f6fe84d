import { advice, type Card, checked, effects, fact, help, law, looks, refuse } from '../card.ts';

export const etomidateSubstitutes: Card = {
  id: 'etomidate-substitutes',
  topic: 'drugs',
  audience: ['everybody', 'pupils'],
  title: '依托咪酯的替代品',
  summary: '换了成分，照样上瘾，照样管制',
  words: ['美托咪酯', '丙帕酯', '异丙帕酯', '三氟乙咪酯', '电子烟', '烟油'],
  picture: { symbol: 'substitutes', shows: '三支一样的电子烟，标签上写着不同的名字' },
  blocks: [
    looks(
      fact('vape-ningde', '美托咪酯、丙帕酯、异丙帕酯等，也常被加在“上头电子烟”里。'),
      advice('名字很多，从外表看不出来。'),
    ),
    effects(fact('vape-ningde', '很容易成瘾，对身体的伤害难以恢复。')),
    law(
      fact('vape-ningde', '{listed-2024}起，美托咪酯等{substances-listed-2024}物质列入管制。'),
      fact('notice-nitazenes', '{announced-2025}，国家又宣布管制三氟乙咪酯等{substances-listed-2025}物质。'),
    ),
    refuse(advice('“换个名字，我也不抽。”'), advice('有人说“新出的，还没管”，正是该躲开的。')),
    help(
      ['120', '110', '12356'],
      advice('有人抽完昏倒、叫不醒：马上打120，守在旁边。'),
      fact('anti-drug-law', '自己去有资质的医院戒毒，不处罚（《禁毒法》{no-penalty-article}）。'),
    ),
  ],
  ...checked,
};
