import { advice, type Card, checked, fact, help, law, looks } from '../card.ts';

export const poppy: Card = {
  id: 'poppy',
  topic: 'plants',
  audience: ['villagers', 'everybody'],
  title: '罂粟长什么样',
  summary: '看毛、看叶、看果，不看颜色',
  words: ['大烟', '鸦片花', '烟花', '米壳花'],
  picture: { symbol: 'poppy-fruit', shows: '罂粟的果：大，光滑，顶上一片带辐射纹的平盖' },
  blocks: [
    looks(
      fact('poppy-compared', '整株光滑，茎、叶、果上有一层白霜。茎粗，分枝少，叶子厚。'),
      fact('poppy-washington', '茎上的叶子没有柄，抱着茎，边上有浅的缺刻和齿。'),
      fact('poppy-compared', '花大，直径可到10厘米，花瓣厚。'),
      fact('poppy-hunan', '果4到7厘米长，光滑，直立，顶上一片带辐射纹的平盖。'),
      advice('颜色不作准：红的、白的、紫的都有，别的花也有红的。'),
    ),
    law(
      fact('anti-drug-law', '禁止非法种植罂粟，一株也不行（《禁毒法》{planting-forbidden}）。'),
      fact('criminal-law', '种了的一律强制铲除（《刑法》{planting-article}）。'),
    ),
    help(
      ['110'],
      advice('看着像：别拔、别碰，拍下来，记住地方，告诉我们。不确定也可以报。'),
      advice('我们不说“这就是罂粟”，由公安机关来认。'),
    ),
  ],
  ...checked,
};
