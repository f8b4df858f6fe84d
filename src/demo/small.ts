import type { Actor } from '../domain/kernel/actor.ts';
import { addDays, dayAt } from '../domain/kernel/day.ts';
import { newId } from '../domain/kernel/id.ts';
import type { MemberRole } from '../domain/kernel/role.ts';
import type { Draft, Fields } from './draft.ts';
import type { DemoPlan } from './prepare.ts';
import { seededRandom } from './random.ts';
import { smallDistrict } from './words/place-names.ts';

const DAY_MS = 86_400_000;
/** Days of field work before today. */
const WORK_DAYS = 30;

/** A second district on the same server: one town, two squads, a month of leaflets. Pure, as the large one. */
export const smallPlan: DemoPlan = {
  name: smallDistrict.name,
  administrator: smallDistrict.administrator,
  generate({ seed, now, administrator }) {
    const random = seededRandom(seed).fork('small district');
    const founded = now - (WORK_DAYS + 1) * DAY_MS;
    const drafts: Draft[] = [];
    const add = (kind: Draft['kind'], by: string, at: number, fields: Fields): string => {
      const id = newId(at, random.bytes);
      drafts.push({ id, kind, steps: [{ by, at, fields }] });
      return id;
    };
    const found = (kind: Draft['kind'], fields: Fields): string => add(kind, administrator, founded, fields);
    const town = found('place', { name: smallDistrict.town, form: 'town' });
    const villages = smallDistrict.villages.map((name) => found('place', { name, form: 'village', parent: town }));
    const squads = ['第一分队', '第二分队'].map((name) => found('squad', { name, town }));
    const material = found('material', { name: '折页', form: 'folder', opening: 5_000 });
    const people = smallDistrict.people.map(({ name, role, squad: index }): Actor => {
      const squad = index === undefined ? null : (squads[index] ?? null);
      return { member: found('member', { name, role, ...(squad ? { squad } : {}) }), role: role as MemberRole, squad };
    });
    const doers = people.filter(({ squad }) => squad !== null);
    for (let ago = WORK_DAYS; ago > 0; ago--) {
      const { member, squad } = random.pick(doers);
      const [date, place] = [addDays(dayAt(now), -ago), random.pick(villages)];
      const fields = { date, quantity: random.int(1, 12) * 10, place, member, material, ...(squad ? { squad } : {}) };
      add('leaflet', member, now - ago * DAY_MS, fields);
    }
    return { drafts, senders: [{ member: administrator, role: 'administrator', squad: null }, ...people] };
  },
};
