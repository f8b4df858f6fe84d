import { addDays, dayAt, yearOf } from '../../domain/kernel/day.ts';
import { type Id, newId } from '../../domain/kernel/id.ts';
import type { KindName } from '../../domain/records/kinds/index.ts';
import type { Draft, Step } from '../draft.ts';
import type { Random } from '../random.ts';
import { campaignPlan, eventPlans } from '../words/plans.ts';
import type { World } from '../world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Planned events are entered this long before now. */
const AHEAD_MS = 5 * DAY_MS;
/** Members who answer each event. */
const ANSWERS = 9;

/**
 * Makes a campaign, planned events around today, and answers of volunteers to them. One event is to be closed, one is
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
  for (const { inDays, squad: index, cancelled, ...plan } of eventPlans) {
    const squad = index === undefined ? undefined : world.squads[index];
    const host = squad ?? random.pick(world.squads);
    const date = addDays(today, inDays);
    const place = random.pick(host.town.villages).id;
    const fields = { ...plan, status: 'planned', date, campaign, place, ...(squad ? { squad: squad.id } : {}) };
    const planned: Step = { by, at: at + HOUR_MS, fields };
    const cancelling: Step = {
      by,
      at: now - 2 * DAY_MS,
      fields: { status: 'cancelled', cancelled: cancelled ?? null },
    };
    const event = cancelled ? add('event', planned, cancelling) : add('event', planned);
    const from = random.int(0, host.volunteers.length - ANSWERS);
    for (const { id: member } of host.volunteers.slice(from, from + ANSWERS)) {
      const choice = random.pick(['yes', 'yes', 'maybe', 'no']);
      const answered = at + random.int(2, 90) * HOUR_MS;
      add('answer', { by: member, at: answered, fields: { event, member, squad: host.id, date, choice } });
    }
  }
  return drafts;
}
