import { advice, type Card, checked, effects, fact, help, law, looks, refuse } from '../card.ts';

export const nitazenes: Card = {
  id: 'nitazenes',
  topic: 'drugs',
  audience: ['everybody'],
  title: '尼秦类物质',
  summary: '粉末、药片或液体，会让人停止呼吸',
  words: ['尼秦', '新精神活性物质', '止痛'],
  picture: { symbol: 'powders', shows: '没有标签的浅色粉末、药片和一小瓶液体' },
  blocks: [
    looks(fact('notice-nitazenes', '多是浅色的粉末、药片或者液体。')),
    effects(fact('notice-nitazenes', '很容易严重抑制呼吸，所以从来没有被批准当药用。')),
    law(
      fact('notice-nitazenes', '{announced-2025}，国家宣布整类管制尼秦类物质。'),
      fact('notice-nitazenes', '从哪一天起施行：{nitazenes-listed}。'),
    ),
    refuse(advice('“不是医生开的药，我不吃。”')),
    help(['120', '110', '12356'], advice('人叫不醒、喘气很慢：马上打120，守在旁边。')),
  ],
  ...checked,
};
