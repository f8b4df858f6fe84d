import type { Day } from '../../domain/kernel/day.ts';
import type { Work } from '../draft.ts';
import { daysIn } from './calendar.ts';
import { someVillage, withinVillage } from './places.ts';
import { someoneOf, workOf, type YearPlan } from './year.ts';

/** Number of patrols in each half-month: from spring sowing to harvest, and again at autumn sowing. */
const rounds: readonly number[] = [0, 0, 4, 8, 12, 14, 16, 18, 18, 16, 14, 10, 6, 4, 0, 0, 0, 0, 8, 12, 12, 6, 0, 0];

/** Returns the stage of the crop on a day. In this climate it is sown in late winter or in autumn. */
function stageOn(day: Day): 'sowing' | 'seedling' | 'flowering' | 'fruiting' {
  const date = day.slice(5);
  if (date < '03-16' || date >= '10-01') return 'sowing';
  if (date < '04-16') return 'seedling';
  return date < '06-01' ? 'flowering' : 'fruiting';
}

export function patrols(plan: YearPlan): Work[] {
  const random = plan.random.fork('patrol');
  const days = rounds.flatMap((count, half) => daysIn(plan.year, half, count, random));
  return days.flatMap((date) => {
    const squad = random.pick(plan.world.squads);
    const fields = { area: random.int(6, 120) / 2, stage: random.chance(0.95) ? stageOn(date) : undefined };
    const place = withinVillage(someVillage(squad.town, random), random);
    return workOf('patrol', plan, { date, doer: someoneOf(squad, random), place, hours: 5, fields }, random);
  });
}
