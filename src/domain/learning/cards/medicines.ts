import { advice, type Card, checked, effects, fact, help, law, looks, refuse } from '../card.ts';

export const medicines: Card = {
  id: 'medicines',
  topic: 'drugs',
  audience: ['pupils', 'parents', 'everybody'],
  title: '止咳药、止痛药不是零食',
  summary: '药要听医生的，多吃、乱吃会上瘾',
  words: ['右美沙芬', '曲马多', '地芬诺酯', '聪明药', '处方药', '止咳水', '咳嗽药'],
  picture: { symbol: 'medicine', shows: '一板药片和一张医生的处方' },
  blocks: [
    looks(
      fact('cough-medicine', '右美沙芬是常见的止咳药。'),
      fact('medicines-notice', '被乱吃的还有复方地芬诺酯片、复方曲马多片等，乱吃的多是青少年。'),
    ),
    effects(fact('cough-medicine', '右美沙芬吃多了会上瘾，出现幻觉，再多会昏睡、昏迷，呼吸变弱。')),
    law(
      fact('notice-2024-54', '{dextromethorphan-listed}起，右美沙芬列入第二类精神药品目录。'),
      fact('cough-medicine-sale', '要凭医生的处方买，不许卖给未成年人。'),
    ),
    refuse(
      advice('“药是治病的，我不拿来玩。”'),
      advice('自己的处方药不给同学，别人的药不吃。'),
      advice('说能“提高成绩”的药，先问医生。'),
    ),
    help(
      ['120', '12356'],
      advice('孩子吃多了药、叫不醒：马上打120，带上药盒。'),
      advice('家里的药收好，吃剩的、过期的别乱放。'),
    ),
  ],
  ...checked,
};
