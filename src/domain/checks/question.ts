import { type Clock, laterClock } from '../kernel/clock.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';

/** 必须改: a contradiction that is wrong whatever the reason. 请说明: what may be true and needs a sentence. */
export const levels = ['correct', 'explain'] as const;
export type Level = (typeof levels)[number];

/** Every rule with its level and what it reads. The order is that of the page. */
export const checks = {
  value_differs: { level: 'correct', reads: 'statements' },
  other_than_counted: { level: 'correct', reads: 'statements' },
  other_than_computed: { level: 'correct', reads: 'statements' },
  part_over_whole: { level: 'correct', reads: 'statements' },
  parts_differ: { level: 'correct', reads: 'statements' },
  inner_over_outer: { level: 'correct', reads: 'statements' },
  list_length: { level: 'correct', reads: 'statements' },
  handed_over_stock: { level: 'correct', reads: 'stock' },
  stock_below_zero: { level: 'correct', reads: 'stock' },
  pledge_over_households: { level: 'correct', reads: 'records' },
  deadline_outside: { level: 'correct', reads: 'programme' },
  value_repeated: { level: 'explain', reads: 'statements' },
  same_amount: { level: 'explain', reads: 'statements' },
  periods_differ: { level: 'explain', reads: 'statements' },
  post_shared: { level: 'explain', reads: 'statements' },
  growth_without_base: { level: 'explain', reads: 'statements' },
  rate_not_whole: { level: 'explain', reads: 'statements' },
  opening_missing: { level: 'explain', reads: 'stock' },
  part_is_whole: { level: 'explain', reads: 'figures' },
  meetings_due: { level: 'explain', reads: 'figures' },
  mean_unusual: { level: 'explain', reads: 'figures' },
  passed_not_reached: { level: 'explain', reads: 'figures' },
  awareness_uncertain: { level: 'explain', reads: 'figures' },
  visit_over_households: { level: 'explain', reads: 'records' },
  outlier: { level: 'explain', reads: 'records' },
  repetition: { level: 'explain', reads: 'records' },
  photo_twice: { level: 'explain', reads: 'records' },
  photo_events: { level: 'explain', reads: 'records' },
  scans_overlap: { level: 'explain', reads: 'records' },
  day_places: { level: 'explain', reads: 'records' },
  late_share: { level: 'explain', reads: 'records' },
} as const satisfies Readonly<
  Record<
    string,
    { readonly level: Level; readonly reads: 'statements' | 'figures' | 'stock' | 'records' | 'programme' }
  >
>;

export type CheckCode = keyof typeof checks;
export const checkCodes = Object.keys(checks) as readonly CheckCode[];

export const isCheckCode = (value: unknown): value is CheckCode =>
  typeof value === 'string' && Object.hasOwn(checks, value);

/** Numbers, days, and ids of figures, kinds, places, materials and tasks that a question is worded with. Never a person. */
export type Values = Readonly<Record<string, string | number>>;

/** Records or figures that do not fit together, as a rule found them. */
export interface Finding {
  readonly code: CheckCode;
  /** Names its subject by ids and days, and stays the same while numbers change. */
  readonly subject: string;
  /** The squad whose leader sees it; the office alone if null. */
  readonly squad: Id | null;
  readonly values: Values;
  /** Records to open, at most `MOST_RECORDS`. */
  readonly records: readonly Id[];
  /** All records that it is about. */
  readonly count: number;
}

/** A finding as it is asked. `version` changes with the records, and then it is asked again. */
export interface Question extends Finding {
  readonly version: string;
}

/** Records that a question names; more are counted only. */
export const MOST_RECORDS = 20;

/** Number of questions of one rule; more are said to be left out. */
export const MOST_OF_A_RULE = 50;

/**
 * Names the state that a finding is about: the latest content clock of its records, their number, and its numbers.
 * @param clocks the content clocks of the records in `records`
 */
export function versionOf({ values, count }: Finding, clocks: readonly Clock[]): string {
  const numbers = Object.entries(values)
    .filter(([, value]) => typeof value === 'number')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);
  return [clocks.reduce(laterClock, ''), count, ...numbers].join('/');
}

/** The quarter of a day, 1 to 4. */
export const quarterOf = (day: Day): number => Math.ceil(Number(day.slice(5, 7)) / 3);
