import { advice, type Card, checked, effects, fact, help, law, looks, refuse } from '../card.ts';

export const etomidate: Card = {
  id: 'etomidate',
  topic: 'drugs',
  audience: ['everybody', 'pupils', 'parents'],
  title: '依托咪酯：“上头电子烟”',
  summary: '换个名字，也还是毒品',
  words: ['烟粉', '烟弹', '烟油', '电子烟', '上头'],
  picture: { symbol: 'etomidate', shows: '电子烟、一小瓶烟油和一小袋白色烟粉' },
  blocks: [
    looks(
      fact('vape-ningde', '常被加在“上头电子烟”里。'),
      fact('etomidate-explained', '粉末叫“烟粉”，是白色的结晶或者粉末，有人掺进香烟和电子烟里。'),
      fact('vape-guangdong', '看外表，和普通电子烟没多大差别。'),
    ),
    effects(
      fact('etomidate-heyuan', '手脚发抖、站不稳、精神恍惚。'),
      fact('etomidate-heyuan', '过量会昏迷，呼吸会停；有的人会狂躁。'),
      fact('etomidate-explained', '会上瘾，而且很快。'),
    ),
    law(
      fact(
        'notice-etomidate',
        '{etomidate-listed}起，依托咪酯列入第二类精神药品目录。批准上市的药品制剂除外，医院合法用药不算。',
      ),
      fact('etomidate-heyuan', '非法吸食、持有、贩卖，按涉毒违法犯罪处理。'),
    ),
    refuse(
      advice('“我不抽这个。”说完就走。'),
      advice('“不上瘾”“就一口”，都别信。递过来的电子烟，不接，不尝，也不帮人带。'),
    ),
    help(
      ['120', '110', '12356'],
      advice('有人抽完昏倒、叫不醒：马上打120，守在旁边。'),
      fact('anti-drug-law', '自己去有资质的医院戒毒，不处罚（《禁毒法》{no-penalty-article}）。'),
    ),
  ],
  ...checked,
};
