import type { Work } from '../draft.ts';
import { leaderOf, organizerOf, workOf, type YearPlan } from './year.ts';

/** 12 trainings to mid-November, one after. */
const days = [
  ...(['01-12 data', '02-24 publicity', '03-11 patrol', '03-25 law', '04-14 patrol', '05-06 publicity'] as const),
  ...(['05-21 school', '06-08 law', '07-15 data', '08-27 school', '09-15 publicity', '10-20 data'] as const),
  '12-10 data' as const,
];

const forms = ['course', 'meeting', 'course', 'invited'] as const;
const audiences: Readonly<Record<string, string>> = { data: 'staff', school: 'teachers', patrol: 'informants' };

/** Makes trainings, held by the office and by leaders in turn. */
export function trainings(plan: YearPlan): Work[] {
  const random = plan.random.fork('training');
  return days.flatMap((entry, index) => {
    const [on = '', topic = ''] = entry.split(' ');
    const squad = random.pick(plan.world.squads);
    const doer = index % 2 ? leaderOf(squad) : organizerOf(plan.world, random);
    const form = forms[index % forms.length];
    const audience = audiences[topic] ?? 'volunteers';
    const fields = { topic, form, audience, attendance: random.int(9, 18) };
    return workOf(
      'training',
      plan,
      { date: `${plan.year}-${on}`, doer, place: squad.town.id, hours: 3, fields },
      random,
    );
  });
}
