import { addDays } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { Work } from '../draft.ts';
import type { Random } from '../random.ts';
import { splitBy } from '../split.ts';
import type { Village } from '../world.ts';
import { someoneOf, workOf, type YearPlan } from './year.ts';

/** First day of the spring round of 责任书, which lasts seven weeks. */
const FIRST = '02-26';
const DAYS = 49;

/** Lists the places of a village's round: each of its groups, or the whole village three times. */
const roundsOf = (village: Village): readonly Id[] =>
  village.groups.length ? village.groups : [village.id, village.id, village.id];

/** Draws the number of households that were away or refused: at most 2% of every record, hence of every sum. */
const unsigned = (asked: number, random: Random): number => Math.floor(asked * 0.02 * random.next());

/** Makes one visit a year to each household of every village, so that every village is covered by mid-April. */
export function pledges(plan: YearPlan): Work[] {
  const random = plan.random.fork('pledge');
  return plan.world.squads.flatMap((squad) =>
    squad.town.villages.flatMap((village) => {
      const rounds = roundsOf(village);
      const households = splitBy(village.households, Array<number>(rounds.length).fill(1));
      return rounds.flatMap((place, index) => {
        const asked = households[index] ?? 0;
        const fields = { asked, signed: asked - unsigned(asked, random) };
        const date = addDays(`${plan.year}-${FIRST}`, random.int(0, DAYS - 1));
        return workOf('pledge', plan, { date, doer: someoneOf(squad, random), place, hours: 4, fields }, random);
      });
    }),
  );
}
