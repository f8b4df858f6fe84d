import { advice, type Card, checked, fact, help, law, looks } from '../card.ts';

export const hemp: Card = {
  id: 'hemp',
  topic: 'plants',
  audience: ['villagers', 'everybody'],
  title: '大麻长什么样',
  summary: '叶像手掌，小叶窄，边上有齿',
  words: ['麻', '火麻', '线麻', '红麻', '洋麻', '苘麻', '麻籽'],
  picture: { symbol: 'hemp-leaf', shows: '一片大麻叶：像手掌，小叶窄，边上有齿' },
  blocks: [
    looks(
      fact('hemp-marks', '叶像手掌，分成5到9片窄长的小叶，边上有齿。'),
      fact('hemp-marks', '茎上有纵沟，气味冲。'),
      fact('hemp-kinds', '作毒品的和取纤维的大麻，光看样子分不出来。'),
      fact('kenaf-entry', '红麻（洋麻）叶也会裂成手掌形，但茎上有小刺，开黄花。'),
      fact('velvetleaf-entry', '苘麻的叶是一整片，心形，两面有软毛。'),
    ),
    law(
      fact('anti-drug-law', '禁止非法种植大麻（《禁毒法》{planting-forbidden}）。'),
      fact('criminal-law', '种了的一律强制铲除（《刑法》{planting-article}）。'),
    ),
    help(['110'], advice('看着像：别拔、别碰，拍下来，记住地方，告诉我们。不确定也可以报。')),
  ],
  ...checked,
};
