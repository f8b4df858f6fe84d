import type { Id } from '../domain/kernel/id.ts';
import type { Draft, Fields } from './draft.ts';

/** The parts of the small district that a year of work needs. */
export interface SmallWorld {
  /** Adds a record that a member enters at a moment, and returns its id. */
  readonly add: (kind: Draft['kind'], by: Id, at: number, fields: Fields) => Id;
  readonly villages: readonly Id[];
  readonly squads: readonly Id[];
  readonly organizer: Id;
  /** A volunteer of the first squad, and two of the second. */
  readonly volunteers: readonly [Id, Id, Id];
}

const DAY_MS = 86_400_000;
const evening = (date: string): number => Date.parse(`${date}T20:00:00+08:00`);
const pad = (n: number): string => String(n).padStart(2, '0');

/** A statement of the year, unless its fields say another period. */
type Stated = readonly [figure: string, fields: Fields];

/** Values that others gave the office: they contradict the register, the records and each other. */
const statements = (year: number): readonly Stated[] => {
  const last = { from: `${year}-12-31`, to: `${year}-12-31` };
  return [
    // Two towns, where the register has one.
    ['place.towns', { ...last, number: 2, who: '区民政局', document: '行政区划简册' }],
    // One post, two names.
    ['org.leadingGroup', { text: '组长：沈岚；副组长：唐宁、韩松', who: '区委办', document: '成立领导小组的通知' }],
    ['org.command', { text: '组长：唐宁；成员：韩松、方平', who: '禁毒办', document: '工作方案' }],
    // The same amount for two purposes, and the same five people twice.
    ['fund.special', { number: 35, who: '区财政局', document: '部门预算批复' }],
    ['fund.equipment', { number: 35, who: '区财政局', document: '办公条件投入情况' }],
    ['people.seconded', { ...last, number: 5, who: '禁毒办', document: '组织机构情况' }],
    ['people.seconded', { ...last, number: 5, who: '禁毒办', document: '队伍建设情况' }],
    // One claim for two periods.
    ['case.drug', { from: `${year - 1}-01-01`, number: 0, who: '区公安分局', document: '年度通报' }],
    ['case.drug', { from: `${year - 2}-01-01`, number: 0, who: '区公安分局', document: '工作汇报' }],
    // Two values for one figure.
    ['pledge.units', { number: 12, who: '禁毒办', document: '责任书汇总表' }],
    ['pledge.units', { number: 14, who: '禁毒办', document: '半年小结' }],
  ];
};

/** Meetings, trainings and events as they stand in a report that nobody checked. */
function enterOffice({ add, organizer, villages }: SmallWorld, year: number): void {
  const enter = (kind: Draft['kind'], date: string, fields: Fields) =>
    add(kind, organizer, evening(date), { date, place: villages[0] ?? null, ...fields });
  for (let i = 0; i < 12; i++) {
    const isRegular = i < 2;
    enter('meeting', `${year}-${pad(i + 1)}-05`, {
      form: isRegular ? 'regular' : 'special',
      topic: isRegular ? '例会' : '专题研究',
      attendance: 12,
    });
  }
  for (let i = 0; i < 11; i++)
    enter('training', `${year}-${pad(i + 1)}-18`, { topic: 'law', attendance: i < 5 ? 10 : 9 });
  for (let i = 0; i < 6; i++)
    enter('event', `${year}-${pad(i + 3)}-22`, {
      title: '校园禁毒课',
      setting: 'school',
      form: 'class',
      attendance: 120,
    });
}

/** Work of the squads, with one number repeated, a long day, a late month, and too many signatures. */
function enterWork({ add, villages, squads, volunteers }: SmallWorld, year: number, material: Id): void {
  const [first, second, third] = volunteers;
  const enter = (kind: Draft['kind'], member: Id, date: string, fields: Fields, days = 0) => {
    const squad = squads[member === first ? 0 : 1] ?? '';
    add(kind, member, evening(date) + days * DAY_MS, { date, member, squad, place: villages[1] ?? null, ...fields });
  };
  for (let i = 0; i < 24; i++)
    enter('leaflet', second, `${year}-${pad(4 + (i % 3))}-${pad(2 + i)}`, {
      quantity: i < 20 ? 50 : 10 * (i - 18),
      material,
    });
  for (let i = 0; i < 6; i++) enter('visit', third, `${year}-02-${pad(3 + i)}`, { households: 5 + i }, 20);
  for (let i = 0; i < 13; i++) enter('visit', first, `${year}-09-${pad(1 + i)}`, { households: 6 + (i % 6), hours: 2 });
  enter('visit', first, `${year}-09-14`, { households: 150, hours: 2 });
  for (const hours of [9, 8]) enter('visit', first, `${year}-11-09`, { households: 9, hours });
  enter('pledge', third, `${year}-04-12`, { signed: 275, asked: 275, place: villages[0] ?? null });
}

/**
 * Enters a year that contradicts itself, so that the page 待核问题 has something to ask. More is handed out than was
 * printed, and the other contradictions are those of a report that was written from memory.
 * @param founder the member who enters the material
 */
export function enterDishonestYear(world: SmallWorld, year: number, founder: Id): void {
  const { add, organizer } = world;
  const at = evening(`${year}-12-31`);
  const printed = { form: 'booklet', date: `${year}-03-10`, opening: 100, printed: 700 };
  const material = add('material', founder, evening(`${year}-03-10`), { name: '宣传手册', ...printed });
  for (const [figure, fields] of statements(year))
    add('statement', organizer, at, { figure, from: `${year}-01-01`, to: `${year}-12-31`, ...fields });
  enterOffice(world, year);
  enterWork(world, year, material);
}
