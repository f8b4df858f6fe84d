import type { Day } from '../kernel/day.ts';
import { groupBy } from '../kernel/group-by.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { catalogue, entryFor } from './catalogue.ts';

/** A figure's value for a period, or at a date if both days are the same. */
export interface Measure {
  readonly figure: string;
  readonly value: number;
  readonly from: Day;
  readonly to: Day;
  /** The place, squad or unit that the value is of; the whole district if absent. */
  readonly group?: string;
}

/**
 * Codes for why values were not added.
 * 1. `nothing_to_add`: there is no value. A missing value is not 0.
 * 2. `unknown_figure`: the catalogue has no such figure.
 * 3. `never_added`: the sort forbids it: places and people that groups may share, rates, lists, yes or no.
 * 4. `not_parts`: different figures that are not parts of one whole, such as a whole and "of these".
 * 5. `other_date`: states of different days.
 * 6. `counted_twice`: two values of one figure and group whose periods overlap, or one group beside the whole district.
 */
export const sumFailures = [
  'nothing_to_add',
  'unknown_figure',
  'never_added',
  'not_parts',
  'other_date',
  'counted_twice',
] as const;
export type SumFailure = (typeof sumFailures)[number];

/** Tells whether figures are one, or different parts of one whole. */
const addUp = (ids: readonly string[]): boolean =>
  new Set(ids).size === 1 || catalogue.some(({ parts }) => ids.every((id) => parts.includes(id)));

const meet = (a: Measure, b: Measure): boolean => a.from <= b.to && b.from <= a.to;

/** Tells whether periods of one figure meet within a group, or within a group and the whole district. */
function isDoubled(measures: readonly Measure[]): boolean {
  for (const same of groupBy(measures, ({ figure }) => figure).values()) {
    const groups = groupBy(same, ({ group }) => group);
    for (const each of groups.values()) {
      const sorted = [...each].sort((a, b) => (a.from < b.from ? -1 : 1));
      if (sorted.some(({ from }, at) => at > 0 && from <= (sorted[at - 1]?.to ?? ''))) return true;
    }
    const whole = groups.get(undefined) ?? [];
    if (same.some((each) => each.group !== undefined && whole.some((all) => meet(all, each)))) return true;
  }
  return false;
}

/** Adds values up as far as the sorts of their figures allow. */
export function sumOf(measures: readonly Measure[]): Result<number, SumFailure> {
  const [first] = measures;
  if (!first) return err('nothing_to_add');
  const entries = measures.map(({ figure }) => entryFor(figure));
  if (entries.some((entry) => entry === undefined)) return err('unknown_figure');
  if (entries.some((entry) => entry?.sort !== 'flow' && entry?.sort !== 'state')) return err('never_added');
  if (!addUp(measures.map(({ figure }) => figure))) return err('not_parts');
  const isState = entries.some((entry) => entry?.sort === 'state');
  if (isState && measures.some(({ from, to }) => from !== first.from || to !== first.to)) return err('other_date');
  if (isDoubled(measures)) return err('counted_twice');
  return ok(measures.reduce((sum, { value }) => sum + value, 0));
}
