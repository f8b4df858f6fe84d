import type { Draft, Fields } from '../../src/demo/draft.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { addDays, dayAt } from '../../src/domain/kernel/day.ts';
import { type Id, newId } from '../../src/domain/kernel/id.ts';
import type { ActivityName, KindName } from '../../src/domain/records/kinds/index.ts';
import { progressId } from '../../src/domain/records/kinds/progress.ts';
import { writeTargets } from '../../src/domain/records/targets.ts';
import type { ServerContext } from '../../src/server/platform/context.ts';
import { enter, type SmallDistrict } from './e2e-district.ts';

const HOUR_MS = 3_600_000;

export interface SomeWork {
  /** A leaflet that nobody has looked at. */
  readonly reported: Id;
  readonly event: Id;
}

/** A day's work of the volunteer and a teammate. */
export async function enterWork(context: ServerContext, district: SmallDistrict): Promise<SomeWork> {
  const { members, squads, places, material } = district;
  const random = seededRandom(3);
  const at = context.now() - 2 * HOUR_MS;
  const draft = (by: Id, kind: ActivityName, fields: Fields): Draft => {
    const work = { date: dayAt(at), member: by, squad: squads.first, place: places.upper, hours: 2, ...fields };
    return { id: newId(at, random.bytes), kind, steps: [{ by, at, fields: work }] };
  };
  const leaflet = draft(members.volunteer, 'leaflet', { quantity: 200, material });
  const event = draft(members.volunteer, 'event', {
    title: '禁毒知识进校园',
    form: 'quiz',
    setting: 'school',
    place: places.school,
    attendance: 120,
    consultations: 35,
  });
  const visit = draft(members.volunteer, 'visit', { households: 12, reached: 30, place: places.lower });
  await enter(context, members.volunteer, [leaflet, event, visit], random.fork('volunteer'));
  const pledge = draft(members.mate, 'pledge', { signed: 80, asked: 82 });
  const survey = draft(members.mate, 'survey', { asked: 50, passed: 46, mode: 'interview' });
  await enter(context, members.mate, [pledge, survey], random.fork('mate'));
  return { reported: leaflet.id, event: event.id };
}

/** Enters a campaign that runs, with targets, and two events that the leader plans: yesterday's is not closed. */
export async function planEvents(context: ServerContext, { members, squads, places }: SmallDistrict): Promise<Id> {
  const random = seededRandom(5);
  const at = context.now() - HOUR_MS;
  const today = dayAt(context.now());
  const add = async (by: Id, kind: KindName, fields: Fields): Promise<Id> => {
    const id = newId(at, random.bytes);
    await enter(context, by, [{ id, kind, steps: [{ by, at, fields }] }], random.fork(id));
    return id;
  };
  const targets = writeTargets([
    { figure: 'leaflet.distributed', amount: 500, of: { squad: squads.first } },
    { figure: 'visit.household', amount: 60, of: { town: places.town } },
  ]);
  const period = { from: addDays(today, -3), to: addDays(today, 20) };
  await add(members.organizer, 'campaign', { name: '禁毒宣传进乡村', ...period, events: 12, targets });
  const plan = {
    ...{ date: today, title: '清水镇集市禁毒宣传', status: 'planned', starts: '09:00', ends: '11:30' },
    ...{ squad: squads.first, place: places.town, people: 8, risks: '路滑，请穿防滑鞋', contact: '林立' },
  };
  await add(members.leader, 'event', { ...plan, date: addDays(today, -1), title: '上河村禁毒图片展' });
  return add(members.leader, 'event', plan);
}

/** Enters a programme that runs, with a town, a department, and tasks that records tell, that is reported, and overdue. */
export async function enterProgramme(context: ServerContext, { members, places }: SmallDistrict): Promise<void> {
  const random = seededRandom(7);
  const at = context.now() - HOUR_MS;
  const today = dayAt(context.now());
  const drafts: Draft[] = [];
  const add = (kind: KindName, fields: Fields, id = newId(at + drafts.length, random.bytes)): Id => {
    drafts.push({ id, kind, steps: [{ by: members.organizer, at: at + drafts.length, fields }] });
    return id;
  };
  const [from, to] = [addDays(today, -60), addDays(today, 60)];
  const stages = `1 ${from} ${addDays(today, -20)} 动员准备\n2 ${addDays(today, -19)} ${to} 组织实施\n3 ? ? 攻坚验收`;
  const programme = add('programme', { name: '无毒区创建', from, to, stages });
  const town = add('programmeUnit', {
    programme,
    name: '清水镇',
    place: places.town,
    first: '镇长',
    liaison: '教育局',
  });
  const bureau = add('programmeUnit', { programme, name: '教育局', first: '局长', second: '副局长' });
  const task = (name: string, stage: string, days: number, by: Fields = {}) =>
    add('programmeTask', { programme, name, stage, due: addDays(today, days), ...by });
  const bodies = task('成立工作机构', '1', -25);
  const said = { task: bodies, unit: bureau, state: 'done', who: '教育局', document: '成立机构的通知' };
  add('progress', said, progressId(bodies, bureau));
  add('progress', { ...said, unit: town, state: 'partly', done: 3, all: 4 }, progressId(bodies, town));
  task('校园预防教育', '2', 30, { form: 'school', work: 'event' });
  task('入户走访', '2', -10, { figure: 'visit.household', goal: 10, units: [town] });
  await enter(context, members.organizer, drafts, random.fork('programme'));
}
