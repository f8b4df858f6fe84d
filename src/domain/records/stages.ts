import { type Day, isDay } from '../kernel/day.ts';

/** A stage of a programme. A day that nobody has set is missing, never invented. */
export interface Stage {
  /** Tasks name their stage by this number, so that a stage can be renamed. */
  readonly key: string;
  readonly name: string;
  readonly from?: Day;
  readonly to?: Day;
}

/** Tells whether a deadline lies outside its stage. A stage without a day on that side holds every deadline. */
export const isOutside = (due: Day, { from, to }: Stage): boolean =>
  (from !== undefined && due < from) || (to !== undefined && due > to);

export const MAX_STAGES = 9;
const MAX_NAME = 20;

const line = /^([1-9]) (\S{10}|\?) (\S{10}|\?) (\S.*)$/;

/** Tells whether dated stages follow each other: each ends on or after its first day, and before the next begins. */
export function areInOrder(stages: readonly Stage[]): boolean {
  const days = stages.flatMap(({ from, to }) => [
    ...(from ? [{ day: from, isFirst: true }] : []),
    ...(to ? [{ day: to, isFirst: false }] : []),
  ]);
  return days.every(({ day, isFirst }, at) => {
    const before = days[at - 1];
    return before === undefined || (isFirst ? before.day < day : before.day <= day);
  });
}

/**
 * Reads the stages of a programme, one a line, such as `1 2026-03-01 2026-05-31 动员准备`; `?` is a day not set.
 * @returns undefined if a line is not understood, a number is used twice, or the days are not in order
 */
export function readStages(text: string): Stage[] | undefined {
  const stages: Stage[] = [];
  for (const part of text.split('\n').filter(Boolean)) {
    const [, key, from, to, name] = line.exec(part) ?? [];
    if (key === undefined || name === undefined || [...name].length > MAX_NAME) return undefined;
    if ([from, to].some((day) => day !== '?' && !isDay(day)) || stages.some((each) => each.key === key))
      return undefined;
    stages.push({ key, name, ...(isDay(from) ? { from } : {}), ...(isDay(to) ? { to } : {}) });
  }
  return areInOrder(stages) ? stages : undefined;
}

/** Writes stages as `readStages` reads them. */
export const writeStages = (stages: readonly Stage[]): string =>
  stages.map(({ key, from, to, name }) => [key, from ?? '?', to ?? '?', name].join(' ')).join('\n');
