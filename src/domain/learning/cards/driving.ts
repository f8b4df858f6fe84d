import { advice, type Card, checked, effects, fact, help, law, refuse } from '../card.ts';

export const driving: Card = {
  id: 'driving',
  topic: 'law',
  audience: ['everybody'],
  title: '吸毒不能开车',
  summary: '考不了驾驶证；有证的，要被注销',
  words: ['毒驾', '驾驶证', '驾照', '开车', '注销'],
  picture: { symbol: 'wheel', shows: '一个方向盘，上面画着一道斜线' },
  blocks: [
    effects(fact('cannabinoids-report', '吸毒后精神恍惚、出现幻觉，已经引发过开车的事故。')),
    law(
      fact('licence-rules', '{licence-wait}内有吸毒行为的，不得申请驾驶证。'),
      fact('licence-rules', '查到吸毒后开车的，注销驾驶证。'),
      fact('licence-rules', '正在社区戒毒、强制隔离戒毒、社区康复的，也要注销。'),
    ),
    refuse(advice('“你这样不能开，钥匙给我。”'), advice('开车的人吸了毒，不坐他的车。')),
    help(['110'], advice('看见有人这样开车：记住车牌和方向，打110，别去拦。')),
  ],
  ...checked,
};
