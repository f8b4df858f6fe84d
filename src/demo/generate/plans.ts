import { addDays, dayAt, startOfDay, yearOf } from '../../domain/kernel/day.ts';
import { type Id, newId, pairedId } from '../../domain/kernel/id.ts';
import type { KindName } from '../../domain/records/kinds/index.ts';
import type { Draft, Step } from '../draft.ts';
import type { Random } from '../random.ts';
import { campaignPlan, eventPlans } from '../words/plans.ts';
import type { World } from '../world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Planned events are entered this long before now. */
const AHEAD_MS = 25 * DAY_MS;
/** An event is closed on its day, so long after midnight. */
const CLOSED_MS = 21 * HOUR_MS;
/** Members who answer each event. */
const ANSWERS = 9;

/**
 * Makes a campaign, planned events around today, and answers of volunteers to them. Some are held, one is to be closed, one is
 * of today, one is cancelled.
 * @param by the member who plans; sends before all others, so that answers find their events
 */
export function generatePlans(random: Random, world: World, now: number, by: Id): Draft[] {
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
  const campaign = add('campaign', { by, at, fields: { ...texts, ...period } });
  for (const { inDays, squad: index, cancelled, held, copies, invited, ...plan } of eventPlans) {
    const squad = index === undefined ? undefined : world.squads[index];
    const host = squad ?? random.pick(world.squads);
    const date = addDays(today, inDays);
    const place = random.pick(host.town.villages).id;
    const asked = invited && { invited: invited.flatMap((at) => world.squads[at]?.id ?? []) };
    const fields = {
      ...plan,
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
      };
      drafts.push({
        id: pairedId(event, material.id),
        kind: 'leaflet',
        steps: [{ by: host.leader.id, at: closedAt, fields: used }],
      });
    }
    const from = random.int(0, host.volunteers.length - ANSWERS);
    for (const { id: member } of host.volunteers.slice(from, from + ANSWERS)) {
      const choice = random.pick(['yes', 'yes', 'maybe', 'no']);
      const answered = at + random.int(2, 90) * HOUR_MS;
      add('answer', { by: member, at: answered, fields: { event, member, squad: host.id, date, choice } });
    }
  }
  return drafts;
}
