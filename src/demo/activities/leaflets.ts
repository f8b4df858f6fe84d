import type { Id } from '../../domain/kernel/id.ts';
import type { Work } from '../draft.ts';
import type { Random } from '../random.ts';
import type { Material, Person, World } from '../world.ts';
import { amounts, busyness, daysIn, halfOf } from './calendar.ts';
import { somePlace } from './places.ts';
import { type Doer, someoneOf, workOf, type YearPlan } from './year.ts';

/** Copies for each point of `busyness`: 80,200 to mid-November, 82,900 in the year. */
const COPIES = 100;
/** Maximum surplus of a year's June, in hundreds of copies. */
const JUNE_EXTRA = 8;
const BUSIEST_HALF = 11;

const sizes = [15, 20, 20, 25, 30, 30, 35, 40, 40, 46, 50, 50, 50, 60, 60, 80, 80, 100, 100, 120, 150, 200] as const;
/** Numbers of copies handed out together at an event. */
const bundles = [100, 150, 200, 250, 300] as const;

/** Chooses materials so that no stock falls below zero. A few records do not name the material. */
function storekeeper(materials: readonly Material[], random: Random): (quantity: number) => Id | undefined {
  const left = new Map(materials.map(({ id, stock }) => [id, stock]));
  return (quantity) => {
    if (random.chance(0.01)) return undefined;
    const fitting = [...left.keys()].filter((id) => (left.get(id) ?? 0) >= quantity);
    if (!fitting.length) return undefined;
    const chosen = random.weighted(fitting, (id) => left.get(id) ?? 0);
    left.set(chosen, (left.get(chosen) ?? 0) - quantity);
    return chosen;
  };
}

function doerOf(event: Work, world: World): Doer | undefined {
  const squad = world.squads.find(({ id }) => id === event.fields.squad) ?? null;
  const people: readonly Person[] = squad ? [squad.leader] : world.organizers;
  const member = people.find(({ id }) => id === event.by);
  return member && { member, by: member, squad };
}

interface Handout {
  readonly quantity: number;
  readonly event?: Work;
}

/** Takes the copies handed out at events from the half's total, at most a third of it. */
function handoutsOf(total: number, plannedEvents: readonly Work[], random: Random): Handout[] {
  const atEvents: Handout[] = [];
  let rest = total;
  for (const event of plannedEvents) {
    const quantity = random.pick(bundles);
    if (total - rest + quantity > total / 3) continue;
    atEvents.push({ quantity, event });
    rest -= quantity;
  }
  return [...atEvents, ...amounts(rest, sizes, random).map((quantity) => ({ quantity }))];
}

/** Makes the year's leaflets, some of them handed out at its events. */
export function leaflets(plan: YearPlan, plannedEvents: readonly Work[]): Work[] {
  const { world, year } = plan;
  const random = plan.random.fork('leaflet');
  const materialFor = storekeeper(world.materials, random);
  const extra = random.int(0, JUNE_EXTRA) * 100;
  const busy = new Map(world.squads.map((squad) => [squad, 0.7 + random.next() * 0.6]));
  return busyness.flatMap((weight, half) => {
    const { from, to } = halfOf(year, half);
    const halfEvents = plannedEvents.filter(({ fields: { date } }) => date >= from && date <= to);
    const total = weight * COPIES + (half === BUSIEST_HALF ? extra : 0);
    const handouts = handoutsOf(total, halfEvents, random);
    const days = daysIn(year, half, handouts.length, random);
    return handouts.flatMap(({ quantity, event }, index) => {
      const squad = random.weighted(world.squads, (one) => busy.get(one) ?? 1);
      const doer = (event && doerOf(event, world)) ?? someoneOf(squad, random);
      const elsewhere = somePlace(squad.town, random);
      const fields = { material: materialFor(quantity), quantity, event: event?.id };
      const place = event ? String(event.fields.place) : elsewhere;
      const date = event?.fields.date ?? days[index] ?? from;
      return workOf('leaflet', plan, { date, doer, place, hours: 2.5, after: event?.at, fields }, random);
    });
  });
}
