import { advice, type Card, checked, fact, help, law, refuse } from '../card.ts';

export const howToRefuse: Card = {
  id: 'how-to-refuse',
  topic: 'refuse',
  audience: ['pupils', 'everybody'],
  title: '怎样拒绝',
  summary: '五句话，说完就走',
  words: ['拒绝', '说不', '劝', '面子'],
  picture: { symbol: 'speech', shows: '一个人摆摆手，说一句话' },
  blocks: [
    law(
      fact('anti-drug-law', '劝你、骗你、逼你吸毒的人，是他违法（《禁毒法》{others-drug-use}）。'),
      fact('criminal-law', '对未成年人这样做的，从重处罚（《刑法》{luring-article}）。'),
    ),
    refuse(
      advice('直接说：“不，我不要。”'),
      advice('找理由：“我一会儿要骑车回家。”'),
      advice('换个话题：“走，打球去。”'),
      advice('反过来劝：“你也别碰，我陪你走。”'),
      advice('什么也不说，转身就走，也行。'),
      advice('走不开：给家里打电话，说“来接我”。先和家人约好一个暗号，更好。'),
    ),
    help(['110', '12356'], advice('不是你的错。告诉信得过的大人。'), advice('被逼、被关、被威胁：先脱身，再打110。')),
  ],
  ...checked,
};
