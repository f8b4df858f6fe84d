import { advice, type Card, checked, fact, help, law } from '../card.ts';

export const howToReport: Card = {
  id: 'how-to-report',
  topic: 'help',
  audience: ['everybody', 'villagers'],
  title: '发现线索，怎么报',
  summary: '不拔，不拦，不争，告诉我们',
  words: ['举报', '线索', '奖励', '保密', '匿名', '加密'],
  picture: { symbol: 'report', shows: '一封上了锁的信' },
  blocks: [
    law(
      fact('anti-drug-law', '国家鼓励举报，保护举报人，对有功的给予表彰和奖励（《禁毒法》{report-protected}）。'),
      advice('奖励的办法各地不一样，问本地禁毒办。'),
    ),
    help(
      ['110'],
      advice('别自己去查，别跟踪，别和人争。地里的可疑植物，别拔，别碰。'),
      advice('远远地拍下来，记住地方和时间。看不清也可以报。'),
      advice('正在发生的、有危险的：先躲开，再打110。'),
      advice('不急的：用“我要举报”。内容在你手机上先加密，只有禁毒办能看到，可以不留姓名。'),
    ),
  ],
  ...checked,
};
