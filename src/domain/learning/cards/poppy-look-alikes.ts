import { advice, type Card, checked, fact, help, law, looks } from '../card.ts';

export const poppyLookAlikes: Card = {
  id: 'poppy-look-alikes',
  topic: 'plants',
  audience: ['villagers', 'everybody'],
  title: '罂粟和虞美人',
  summary: '虞美人有毛，果子小；罂粟光滑，果子大',
  words: ['虞美人', '丽春花', '赛牡丹', '观赏罂粟'],
  picture: { symbol: 'two-fruits', shows: '大小两个果并排：罂粟的大而光滑，虞美人的小，茎上有毛' },
  blocks: [
    looks(
      fact('poppy-compared', '毛：虞美人整株有明显的糙毛；罂粟光滑，有白霜。'),
      fact('poppy-washington', '叶：虞美人的叶深裂，像羽毛；罂粟的叶抱着茎，边上缺刻浅。'),
      fact('poppy-hunan', '果：虞美人的果很小，1到2厘米；罂粟的果4到7厘米。'),
      fact('poppy-compared', '花：虞美人5到6厘米，花瓣薄；罂粟可到10厘米，花瓣厚。'),
      advice('花的颜色、低着头的花苞、白色的浆，两种都有，不作准。'),
    ),
    law(
      fact('anti-drug-law', '禁止非法种植罂粟（《禁毒法》{planting-forbidden}）。'),
      advice('虞美人是常见的观赏花。买种子看清名字，来路不明的不种。'),
    ),
    help(['110'], advice('分不清：别拔、别碰，拍下来告诉我们。不确定也可以报。')),
  ],
  ...checked,
};
