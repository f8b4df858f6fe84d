import { advice, type Card, checked, effects, fact, help, law, looks, refuse } from '../card.ts';

export const opiates: Card = {
  id: 'opiates',
  topic: 'drugs',
  audience: ['everybody'],
  title: '海洛因、鸦片',
  summary: '都从罂粟来，成瘾快，很难戒',
  words: ['白粉', '大烟', '吗啡', '烟土'],
  picture: { symbol: 'opiates', shows: '一小包白粉末和一块深褐色的鸦片' },
  blocks: [
    looks(
      fact('opium-entry', '鸦片、吗啡、海洛因都从罂粟来。'),
      fact('heroin-cctv', '海洛因多是白色粉末，也有米色、褐色、黑色的粉末和小块。'),
      fact('opium-entry', '鸦片俗称“大烟”，多是棕褐色的条或者块。'),
    ),
    effects(
      fact('heroin-zhongxiang', '成瘾快，很难戒断。'),
      fact('heroin-zhongxiang', '长期用会降低抵抗力，伤心、肝、肾；共用针头会传染艾滋病等疾病。'),
    ),
    law(
      fact('anti-drug-law', '鸦片、海洛因写在《禁毒法》{drug-definition}里。'),
      fact('criminal-law', '走私、贩卖、运输、制造毒品，不论多少，都追究刑事责任（《刑法》{trafficking-article}）。'),
    ),
    refuse(advice('“止痛、解乏，我去医院看，不用这个。”')),
    help(
      ['110', '12356'],
      fact('anti-drug-law', '自己去有资质的医院戒毒，不处罚（《禁毒法》{no-penalty-article}）。'),
      advice('家里老人藏着“大烟”当药：交给派出所，不要自己留，也不要送人。'),
    ),
  ],
  ...checked,
};
