import { addDays, type Day, dayAt, startOfDay, yearOf } from '../../domain/kernel/day.ts';
import { type Id, newId, pairedId } from '../../domain/kernel/id.ts';
import type { KindName } from '../../domain/records/kinds/index.ts';
import { writeTargets } from '../../domain/records/targets.ts';
import type { Draft, Step } from '../draft.ts';
import type { Random } from '../random.ts';
import { campaignPlan, eventPlans } from '../words/plans.ts';
import type { World } from '../world.ts';
import { presenceOf } from './presence.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Planned events are entered this long before now. */
const AHEAD_MS = 25 * DAY_MS;
/** An event is closed on its day, so long after midnight. */
const CLOSED_MS = 21 * HOUR_MS;
/** Members who answer each event. */
const ANSWERS = 9;

/** HH:MM in China of a moment. */
const clockTime = (time: number): string => new Date(time + 8 * HOUR_MS).toISOString().slice(11, 16);

/** The campaign around today, with its period. */
export interface Campaign {
  readonly id: Id;
  readonly from: Day;
  readonly to: Day;
  /** When it was entered. */
  readonly at: number;
}

/** Writes the campaign's further targets: leaflets of each squad, visits in each town. */
const partTargets = ({ squads }: World): string =>
  writeTargets([
    ...squads.map(({ id }) => ({ figure: 'leaflet.distributed', amount: 1_200, of: { squad: id } })),
    ...squads.map(({ town }) => ({ figure: 'visit.household', amount: 60, of: { town: town.id } })),
  ]);

/**
 * Makes a campaign, planned events around now, answers of volunteers to them and claims of presence. Some events are
 * held, one is to be closed, one is running whatever the hour, one is cancelled.
 * @param by the member who plans; sends before all others, so that answers find their events
 */
export function generatePlans(
  random: Random,
  world: World,
  now: number,
  by: Id,
): { readonly campaign: Campaign; readonly drafts: readonly Draft[] } {
  const drafts: Draft[] = [];
  const add = (kind: KindName, ...steps: [Step, ...Step[]]): Id => {
    const id = newId(steps[0].at, random.bytes);
    drafts.push({ id, kind, steps });
    return id;
  };
  const at = now - AHEAD_MS;
  const today = dayAt(now);
  const { days, ...texts } = campaignPlan(yearOf(today));
  const period = { from: addDays(today, days.from), to: addDays(today, days.to) };
  const campaign = add('campaign', { by, at, fields: { ...texts, ...period, targets: partTargets(world) } });
  for (const {
    inDays,
    squad: index,
    cancelled,
    held,
    copies,
    busiest = 0,
    invited,
    isRunning,
    ...plan
  } of eventPlans) {
    const squad = index === undefined ? undefined : world.squads[index];
    const host = squad ?? random.pick(world.squads);
    const began = now - HOUR_MS;
    const hours = isRunning ? { starts: clockTime(began), ends: clockTime(now + 2 * HOUR_MS) } : {};
    const date = isRunning ? dayAt(began) : addDays(today, inDays);
    const place = random.pick(host.town.villages).id;
    const asked = invited && { invited: invited.flatMap((at) => world.squads[at]?.id ?? []) };
    const fields = {
      ...plan,
      ...hours,
      status: 'planned',
      date,
      campaign,
      place,
      ...(squad ? { squad: squad.id } : {}),
      ...asked,
    };
    const planned: Step = { by, at: at + HOUR_MS, fields };
    const cancelling: Step = {
      by,
      at: now - 2 * DAY_MS,
      fields: { status: 'cancelled', cancelled: cancelled ?? null },
    };
    const closedAt = startOfDay(date) + CLOSED_MS;
    const closing: Step | undefined = held && { by, at: closedAt, fields: { ...held, status: 'held' } };
    const event = add('event', planned, ...(cancelled ? [cancelling] : []), ...(closing ? [closing] : []));
    const [material] = world.materials;
    if (copies && material) {
      const used = {
        event,
        material: material.id,
        quantity: copies,
        date,
        place,
        squad: host.id,
        member: host.leader.id,
        campaign,
      };
      drafts.push({
        id: pairedId(event, material.id),
        kind: 'leaflet',
        steps: [{ by: host.leader.id, at: closedAt, fields: used }],
      });
    }
    const from = random.int(1, host.volunteers.length - ANSWERS);
    const people = host.volunteers.slice(from, from + ANSWERS).map(({ id }) => id);
    // The first volunteer does the most work, and has the link that the demo prints.
    const [first] = host.volunteers;
    if (held && first) people.splice(busiest, 1, first.id);
    const officer = world.officers[0]?.id;
    if (held && squad && officer) {
      const came = people.slice(0, held.present);
      drafts.push(...presenceOf(random, { event, date, starts: plan.starts, host, people: came, officer, now }));
    }
    for (const member of people) {
      const choice = random.pick(['yes', 'yes', 'maybe', 'no']);
      const answered = at + random.int(2, 90) * HOUR_MS;
      add('answer', { by: member, at: answered, fields: { event, member, squad: host.id, date, choice } });
    }
  }
  return { campaign: { id: campaign, ...period, at }, drafts };
}
