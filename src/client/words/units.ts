import { area } from './area.ts';
import type { UnitWords } from './types.ts';

export const units = area<UnitWords>(() => import('./units.en.ts'), {
  copy: '份',
  session: '场',
  time: '次',
  attendance: '人次',
  person: '人',
  household: '户',
  householdVisit: '户次',
  slogan: '条',
  board: '块',
  issue: '期',
  item: '条次',
  lead: '条',
  mu: '亩',
  hour: '小时',
  document: '份',
  column: '个',
});
