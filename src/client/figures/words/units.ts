import { area } from '../../words/area.ts';
import type { FurtherUnitWords } from '../../words/types.ts';

/** Units of the catalogue's further figures. */
export const furtherUnits = area<FurtherUnitWords>(() => import('./units.en.ts'), {
  percent: '%',
  tenThousandYuan: '万元',
  place: '个',
  squad: '个',
  organization: '家',
  school: '所',
  siteVisit: '户次',
  case: '起',
  gram: '克',
  kind: '种',
  pair: '对',
  post: '篇',
  account: '个',
  report: '条',
  point: '分',
  yuan: '元',
  tenThousandSquareMetres: '万平方米',
  instrument: '件',
  tenThousandBooks: '万册',
  book: '册',
  room: '间',
  computer: '台',
  course: '期',
  project: '项',
  award: '人次',
});
