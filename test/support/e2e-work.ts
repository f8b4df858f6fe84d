import type { Draft, Fields } from '../../src/demo/draft.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { dayAt } from '../../src/domain/kernel/day.ts';
import { type Id, newId } from '../../src/domain/kernel/id.ts';
import type { ActivityName } from '../../src/domain/records/kinds/index.ts';
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
