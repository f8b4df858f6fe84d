import { addDays, type Day } from '../kernel/day.ts';
import { groupBy } from '../kernel/group-by.ts';
import type { Id } from '../kernel/id.ts';

/** A record of households that signed the pledge at a place. */
export interface Signing {
  readonly place: Id;
  readonly day: Day;
  readonly signed: number;
}

/** A village of the register, with its households if they are known. */
export interface ListedVillage {
  readonly id: Id;
  readonly households: number | null;
}

export interface Pledged {
  /** Households that signed, of the villages whose households are known. */
  readonly households: number;
  /** Households of all villages that are known. */
  readonly of: number;
  /** Villages with signings whose households are not known, so that they are in neither number. */
  readonly unlisted: readonly Id[];
  /** Records of places that lie in no village. */
  readonly elsewhere: number;
}

/** Days without a signing at a place after which the next one begins another round. */
export const ROUND_GAP_DAYS = 60;

/** Sums the signings of each round at one place and returns the highest sum. */
function highestRound(signings: readonly Signing[]): number {
  let [highest, round, until] = [0, 0, ''];
  for (const { day, signed } of [...signings].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    round = day <= until ? round + signed : signed;
    until = addDays(day, ROUND_GAP_DAYS);
    highest = Math.max(highest, round);
  }
  return highest;
}

/**
 * Counts the households that signed, each once. A place counts with its highest round, a village with the higher of its
 * own number and that of the places within it, and never with more households than it has.
 * @param villageOf finds the village that a place is or lies in
 */
export function pledgedHouseholds(
  signings: readonly Signing[],
  villages: readonly ListedVillage[],
  villageOf: (place: Id) => Id | undefined,
): Pledged {
  const known = new Set(villages.map(({ id }) => id));
  const signed = new Map<Id, { own: number; within: number }>();
  let elsewhere = 0;
  for (const [place, of] of groupBy(signings, (signing) => signing.place)) {
    const village = villageOf(place);
    if (village === undefined || !known.has(village)) {
      elsewhere += of.length;
      continue;
    }
    const sum = signed.get(village) ?? { own: 0, within: 0 };
    if (place === village) sum.own += highestRound(of);
    else sum.within += highestRound(of);
    signed.set(village, sum);
  }
  let [households, all] = [0, 0];
  const unlisted: Id[] = [];
  for (const { id, households: count } of villages) {
    const { own, within } = signed.get(id) ?? { own: 0, within: 0 };
    const most = Math.max(own, within);
    if (count === null && most > 0) unlisted.push(id);
    households += Math.min(most, count ?? 0);
    all += count ?? 0;
  }
  return { households, of: all, unlisted, elsewhere };
}
