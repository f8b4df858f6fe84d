import type { Actor } from '../domain/kernel/actor.ts';
import { addDays, dayAt, yearOf } from '../domain/kernel/day.ts';
import { newId } from '../domain/kernel/id.ts';
import type { MemberRole } from '../domain/kernel/role.ts';
import { enterDishonestYear } from './dishonest.ts';
import type { Draft, Fields } from './draft.ts';
import type { DemoPlan } from './prepare.ts';
import { seededRandom } from './random.ts';
import { smallDistrict } from './words/place-names.ts';

const DAY_MS = 86_400_000;
/** Days of field work before today. */
const WORK_DAYS = 30;
/** Households of the three villages. */
const households = [260, 210, 180] as const;

/**
 * A second district on the same server: one town, two squads, a month of leaflets. Its last year contradicts itself.
 * Pure, as the large one.
 */
export const smallPlan: DemoPlan = {
  name: smallDistrict.name,
  administrator: smallDistrict.administrator,
  signs: false,
  generate({ seed, now, administrator }) {
    const random = seededRandom(seed).fork('small district');
    const lastYear = yearOf(dayAt(now)) - 1;
    const founded = Date.parse(`${lastYear - 1}-12-22T09:00:00+08:00`);
    const drafts: Draft[] = [];
    const add = (kind: Draft['kind'], by: string, at: number, fields: Fields): string => {
      const id = newId(at, random.bytes);
      drafts.push({ id, kind, steps: [{ by, at, fields }] });
      return id;
    };
    const found = (kind: Draft['kind'], fields: Fields): string => add(kind, administrator, founded, fields);
    const town = found('place', { name: smallDistrict.town, form: 'town' });
    const villages = smallDistrict.villages.map((name, i) =>
      found('place', { name, form: 'village', parent: town, households: households[i] ?? 0 }),
    );
    const squads = ['第一分队', '第二分队'].map((name) => found('squad', { name, town }));
    const material = found('material', { name: '折页', form: 'folder', opening: 5_000 });
    const people = smallDistrict.people.map(({ name, role, squad: index }): Actor => {
      const squad = index === undefined ? null : (squads[index] ?? null);
      return { member: found('member', { name, role, ...(squad ? { squad } : {}) }), role: role as MemberRole, squad };
    });
    const doers = people.filter(({ squad }) => squad !== null);
    const [first = '', second = '', third = ''] = people
      .filter(({ role }) => role === 'volunteer')
      .map(({ member }) => member);
    const organizer = people.find(({ role }) => role === 'organizer')?.member ?? administrator;
    const world = { add, villages, squads, organizer, volunteers: [first, second, third] } as const;
    enterDishonestYear(world, lastYear, administrator);
    for (let ago = WORK_DAYS; ago > 0; ago--) {
      const { member, squad } = random.pick(doers);
      const [date, place] = [addDays(dayAt(now), -ago), random.pick(villages)];
      const fields = { date, quantity: random.int(1, 12) * 10, place, member, material, ...(squad ? { squad } : {}) };
      add('leaflet', member, now - ago * DAY_MS, fields);
    }
    return { drafts, senders: [{ member: administrator, role: 'administrator', squad: null }, ...people] };
  },
};
