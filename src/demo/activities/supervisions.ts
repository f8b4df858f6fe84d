import type { Work } from '../draft.ts';
import { organizerOf, workOf, type YearPlan } from './year.ts';

/** Visits of the office through the year, to each town in turn. */
const visits = [
  ['04-10', '责任书还有两个村没有签', '月底前补签'],
  ['05-18', '宣传栏内容陈旧', '更换展板'],
  ['06-12', '活动台账齐全', undefined],
  ['07-09', '踏查记录没有写面积', '补填面积'],
  ['08-14', '药店没有张贴举报电话', '一周内贴好'],
  ['09-16', '学校课时已落实', undefined],
  ['10-15', '信息员培训少一次', '下月补办'],
  ['11-12', '警示牌有一块倒了', '重新立好'],
] as const;

/** Makes the supervision visits of the office, each with what it found and what is to follow. */
export function supervisions(plan: YearPlan): Work[] {
  const random = plan.random.fork('supervision');
  return visits.flatMap(([on, found, follow], at) => {
    const squad = plan.world.squads[at % plan.world.squads.length];
    const doer = organizerOf(plan.world, random);
    const fields = { found, follow };
    const facts = { date: `${plan.year}-${on}`, doer, place: squad?.town.id, hours: 2, fields };
    return workOf('supervision', plan, facts, random);
  });
}
