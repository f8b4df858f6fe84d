import { addDays, dayAt } from '../../domain/kernel/day.ts';
import { type Id, newId } from '../../domain/kernel/id.ts';
import type { Draft } from '../draft.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';

const DAY_MS = 86_400_000;

/** The tasks of each squad, in days from now; `to` is the number of the volunteer who got it. */
const given = [
  { work: 'visit', ago: 3, dueIn: 4, to: 0, note: '顺便带上新的折页' },
  { work: 'leaflet', ago: 9, dueIn: -2, to: 0 },
  { work: 'visit', ago: 3, dueIn: 6, to: undefined },
  { work: 'any', ago: 45, dueIn: -30, to: 1 },
] as const;

/**
 * Makes tasks for places that are seldom reached: open, overdue, given to nobody, and long done.
 * @param by the member who gives them
 */
export function generateTasks(random: Random, world: World, now: number, by: Id): Draft[] {
  const today = dayAt(now);
  return world.squads.flatMap((squad) => {
    const villages = [...squad.town.villages].sort((a, b) => a.visitWeight - b.visitWeight);
    const volunteers = [...squad.volunteers].sort((a, b) => b.workWeight - a.workWeight);
    return given.flatMap(({ ago, dueIn, to, ...fields }, n): Draft[] => {
      const [village, member] = [villages[n], to === undefined ? undefined : volunteers[to]?.id];
      if (!village) return [];
      const days = { from: addDays(today, -ago), due: addDays(today, dueIn) };
      const at = now - ago * DAY_MS;
      const task = { ...fields, ...days, place: village.id, squad: squad.id, ...(member ? { member } : {}) };
      return [{ id: newId(at, random.bytes), kind: 'task', steps: [{ by, at, fields: task }] }];
    });
  });
}
