import { advice, type Card, checked, fact, help, law, refuse } from '../card.ts';

export const whenFriendsAsk: Card = {
  id: 'when-friends-ask',
  topic: 'refuse',
  audience: ['pupils'],
  title: '朋友劝你时',
  summary: '真朋友，不会逼你',
  words: ['朋友', '聚会', '同学', '场景', '面子'],
  picture: { symbol: 'friends', shows: '两个人在说话，其中一个摆手' },
  blocks: [
    law(fact('anti-drug-law', '引诱、欺骗别人吸毒的，违法；构成犯罪的，追究刑事责任（《禁毒法》{others-drug-use}）。')),
    refuse(
      advice('他说“就一口，没事”。你说：“没事你也别抽，我不抽。”'),
      advice('他说“不抽就不是兄弟”。你说：“是兄弟，就别让我抽。”'),
      advice('他说“压力大，试试就好了”。你说：“心里烦，我们去走走，或者打个电话。”'),
      advice('他说“帮我带个东西，给你好处”。你说：“不知道是什么，我不带。”'),
      advice('他说“别告诉别人”。你可以告诉：告诉家人、老师，都行。'),
      advice('先在家里练一遍，到时候说得出口。'),
    ),
    help(['12356', '110'], advice('朋友已经在用了：别一个人扛，和信得过的大人一起想办法。')),
  ],
  ...checked,
};
