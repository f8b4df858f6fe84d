import { advice, type Card, checked, fact, help, law, refuse } from '../card.ts';

export const familyMember: Card = {
  id: 'family-member',
  topic: 'help',
  audience: ['families'],
  title: '家里有人在戒毒',
  summary: '家人的陪伴有用，谁也不许歧视他',
  words: ['社区戒毒', '社区康复', '歧视', '上学', '找工作', '家人'],
  picture: { symbol: 'family', shows: '一家人在门口' },
  blocks: [
    law(
      fact(
        'anti-drug-law',
        '社区戒毒{community-term}（《禁毒法》{community-article}），社区康复不超过{aftercare-term}（{aftercare-article}）。',
      ),
      fact('anti-drug-law', '上学、找工作、享受社会保障，不受歧视（《禁毒法》{no-discrimination}）。'),
      fact(
        'anti-drug-law',
        '歧视戒毒人员的单位，由主管部门责令改正；造成损失的，要赔偿（《禁毒法》{discrimination-article}）。',
      ),
      fact('rehabilitation-rules', '社区戒毒有一个小组帮忙：工作人员、民警、医生、家人和志愿者。'),
    ),
    refuse(advice('旧朋友来找他：一起回一句“他不去”。')),
    help(
      ['12356', '120', '110'],
      advice('不翻旧账。做到一天，就夸一天。'),
      advice('家人自己也累：可以打12356说说。'),
      advice('又用了：别骂，先联系医生和社区的工作人员。'),
    ),
  ],
  ...checked,
};
