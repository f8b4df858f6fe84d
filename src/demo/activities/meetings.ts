import type { Work } from '../draft.ts';
import { organizerOf, workOf, type YearPlan } from './year.ts';

const regular = Array.from({ length: 12 }, (_, month) => `${String(month + 1).padStart(2, '0')}-05`);

/** Special meetings: 12 to mid-November. */
const special = [
  ['01-19', '年度禁毒工作部署'],
  ['02-21', '禁种铲毒动员'],
  ['03-13', '责任书签订推进'],
  ['04-20', '踏查工作调度'],
  ['05-13', '全民禁毒宣传月筹备'],
  ['05-29', '宣传月启动协调'],
  ['06-15', '宣传月中期调度'],
  ['06-24', '6·26活动协调'],
  ['07-08', '宣传月总结'],
  ['08-19', '秋季开学预防教育'],
  ['09-22', '场所联合检查协调'],
  ['10-26', '秋播禁种部署'],
  ['12-15', '年度考核准备'],
] as const;

const others = [
  ['01-09', 'kickoff', '年度禁毒工作动员'],
  ['03-18', 'executive', '听取禁毒工作汇报'],
  ['04-08', 'village', '村组干部禁种部署'],
  ['09-28', 'executive', '研究创建经费'],
] as const;

/** Makes the monthly 例会 on the 5th the special meetings and the others, all by the office. */
export function meetings(plan: YearPlan): Work[] {
  const random = plan.random.fork('meeting');
  const meeting = (
    on: string,
    form: 'regular' | 'special' | 'kickoff' | 'executive' | 'village',
    topic: string,
  ): Work[] => {
    const place = random.pick(plan.world.squads).town.id;
    const fields = { form, topic, attendance: random.int(10, 34) };
    const doer = organizerOf(plan.world, random);
    return workOf('meeting', plan, { date: `${plan.year}-${on}`, doer, place, hours: 2, fields }, random);
  };
  return [
    ...regular.flatMap((on) => meeting(on, 'regular', `${Number(on.slice(0, 2))}月例会`)),
    ...special.flatMap(([on, topic]) => meeting(on, 'special', topic)),
    ...others.flatMap(([on, form, topic]) => meeting(on, form, topic)),
  ];
}
