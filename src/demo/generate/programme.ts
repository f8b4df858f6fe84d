import { dayAt, yearOf } from '../../domain/kernel/day.ts';
import { type Id, newId } from '../../domain/kernel/id.ts';
import type { KindName } from '../../domain/records/kinds/index.ts';
import { progressId } from '../../domain/records/kinds/progress.ts';
import type { Draft, Fields } from '../draft.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';

const DAY_MS = 86_400_000;

/** Liaison units of the towns, by their position. The fourth town has not named its second person yet. */
const liaisons = ['区公安分局', '区教育局', '区卫生健康局', '区融媒体中心', '区司法局'] as const;
const UNDECIDED = 3;

/** Departments with the posts of both persons. */
const bureaus = {
  education: { name: '区教育局', first: '局长', second: '副局长' },
  police: { name: '区公安分局', first: '局长', second: '副局长' },
  health: { name: '区卫生健康局', first: '局长', second: '副局长' },
  media: { name: '区融媒体中心', first: '主任', second: '副主任' },
} as const;
type Bureau = keyof typeof bureaus;

interface Plan {
  readonly name: string;
  readonly stage: string;
  /** Month and day. */
  readonly due: string;
  /** Departments with the task beside the towns. */
  readonly bureaus: readonly Bureau[];
  /** How records tell it. */
  readonly by?: Fields;
  /** Progress as it was reported, by the town's position or the department. */
  readonly said?: Readonly<Record<string, Fields>>;
}

const done = (document: string): Fields => ({ state: 'done', document });
const everyTown = (fields: Fields) => Object.fromEntries(liaisons.map((_, at) => [String(at), fields]));
const everyBureau = (fields: Fields) => Object.fromEntries(Object.keys(bureaus).map((name) => [name, fields]));
const all = Object.keys(bureaus) as readonly Bureau[];

const plans: readonly Plan[] = [
  {
    ...{ name: '成立工作机构', stage: '1', due: '05-31', bureaus: all },
    said: { ...everyTown(done('成立机构的通知')), ...everyBureau(done('成立机构的通知')) },
  },
  {
    ...{ name: '逐级签订责任书', stage: '2', due: '06-30', bureaus: all, by: { form: 'village', work: 'pledge' } },
    said: everyBureau(done('部门责任书')),
  },
  {
    ...{ name: '永久性警示牌', stage: '2', due: '09-30', bureaus: [] },
    by: { figure: 'sign.board', goal: 2 },
  },
  {
    ...{ name: '校园预防教育', stage: '2', due: '10-31', bureaus: ['education'] },
    by: { form: 'school', work: 'event' },
    said: { education: { state: 'partly', done: 58, all: 61, document: '学校预防教育台账' } },
  },
  {
    ...{ name: '医院、诊所、药店宣传', stage: '2', due: '10-31', bureaus: ['health'] },
    said: {
      ...everyTown(done('宣传登记表')),
      0: { state: 'done' },
      2: { state: 'open', note: '药店正在换证' },
      health: { state: 'done', done: 25, all: 25, document: '医疗机构宣传台账' },
    },
  },
  {
    ...{ name: '娱乐场所张贴标志', stage: '2', due: '10-31', bureaus: ['police'] },
    said: {
      ...everyTown(done('张贴标志照片册')),
      2: { state: 'notApplicable', note: '镇里没有娱乐场所' },
      police: { state: 'done', done: 34, all: 34, document: '场所检查台账' },
    },
  },
  {
    ...{ name: '督导检查', stage: '3', due: '11-30', bureaus: ['education', 'health'] },
    by: { figure: 'supervise.visits', goal: 1 },
    said: { education: done('督导检查记录'), health: { state: 'done' } },
  },
  {
    ...{ name: '群众知晓率抽样', stage: '3', due: '12-15', bureaus: [] },
    by: { figure: 'survey.asked', goal: 60 },
  },
];

/**
 * Makes the programme of this year, with its stages, units and tasks, and progress as it was reported.
 * @param by the member who enters it
 */
export function generateProgramme(random: Random, { squads }: World, now: number, by: Id): Draft[] {
  const year = yearOf(dayAt(now));
  const at = now - 15 * DAY_MS;
  const drafts: Draft[] = [];
  const add = (kind: KindName, fields: Fields, known?: Id): Id => {
    const id = known ?? newId(at + drafts.length, random.bytes);
    drafts.push({ id, kind, steps: [{ by, at: at + drafts.length, fields }] });
    return id;
  };
  const stages = [
    `1 ${year}-03-01 ${year}-05-31 动员准备`,
    `2 ${year}-06-01 ${year}-10-31 组织实施`,
    `3 ${year}-11-01 ${year}-12-31 攻坚验收`,
  ];
  const programme = add('programme', {
    ...{ name: `无毒区创建 ${year}`, from: `${year}-01-01`, to: `${year}-12-31`, stages: stages.join('\n') },
  });
  const towns = squads.map(({ town }, position) => ({
    name: town.name,
    id: add('programmeUnit', {
      ...{ programme, name: town.name, place: town.id, first: '镇长', liaison: liaisons[position] ?? '区司法局' },
      ...(position === UNDECIDED ? {} : { second: '副镇长' }),
    }),
  }));
  const departments = new Map(
    Object.entries(bureaus).map(([key, bureau]) => [
      key,
      { name: bureau.name, id: add('programmeUnit', { programme, ...bureau }) },
    ]),
  );
  for (const plan of plans) {
    const units = [...towns, ...plan.bureaus.flatMap((key) => departments.get(key) ?? [])].map(({ id }) => id);
    const task = add('programmeTask', {
      ...{ programme, name: plan.name, stage: plan.stage, due: `${year}-${plan.due}`, ...plan.by },
      ...(units.length < towns.length + departments.size ? { units } : {}),
    });
    for (const [key, fields] of Object.entries(plan.said ?? {})) {
      const unit = towns[Number(key)] ?? departments.get(key);
      if (unit) add('progress', { task, unit: unit.id, who: unit.name, ...fields }, progressId(task, unit.id));
    }
  }
  return drafts;
}
