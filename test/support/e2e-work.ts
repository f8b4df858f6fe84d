import type { Draft, Fields } from '../../src/demo/draft.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { addDays, dayAt } from '../../src/domain/kernel/day.ts';
import { type Id, newId } from '../../src/domain/kernel/id.ts';
import type { ActivityName, KindName } from '../../src/domain/records/kinds/index.ts';
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
