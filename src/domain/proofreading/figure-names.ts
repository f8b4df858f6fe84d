import type { Figure } from '../records/kinds/index.ts';

/** Words by which reports name the figures of records, as `KnownFigure` reads them. Other figures are not compared. */
export const figureNamesInReports: Readonly<Partial<Record<Figure, readonly string[]>>> = {
  'leaflet.distributed': ['发放 资料', '发放 宣传单', '散发 资料', '发放 宣传品', '发放 传单'],
  'material.printed': ['印制 资料', '印制 宣传单', '制作 宣传单', '印制 宣传品', '印刷 资料'],
  'visit.household': ['走访'],
  'event.held': ['宣传活动'],
  'event.school': ['学校 活动', '校园 活动', '进学校'],
  'event.consultation': ['咨询'],
  'patrol.held': ['踏查'],
  'patrol.area': ['踏查'],
  'training.held': ['培训'],
  'training.attendance': ['参训', '培训'],
  'broadcast.film': ['宣传片', '专题片'],
  'sign.slogan': ['标语'],
  'sign.board': ['展板', '警示牌'],
  'meeting.held': ['例会'],
  'meeting.special': ['专题会'],
  'tip.call': ['举报电话'],
};
