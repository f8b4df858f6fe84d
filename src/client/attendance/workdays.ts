import { type Accessor, createMemo } from 'solid-js';
import { type Workdays, workdaysLeft, workdaysOf } from '../../domain/attendance/workdays.ts';
import type { Day } from '../../domain/kernel/day.ts';
import { createReferences } from '../state/records.ts';
import { formatDay } from '../words/format.ts';
import { attendance as words } from './words.ts';

/** The holidays and working weekends that this phone knows. */
export function createWorkdays(): Accessor<Workdays> {
  const entered = createReferences('workday');
  return createMemo(() => workdaysOf((entered() ?? []).map(({ record }) => record)));
}

/** Says that a day has passed, or how many working days are left. */
export const untilText = (due: Day, left: number): string =>
  left < 0 ? words.lamp.over(formatDay(due)) : words.lamp.left(formatDay(due), left);

/** Says how long there is until a day, or that it has passed. */
export const lampText = (today: Day, due: Day, known: Workdays): string =>
  untilText(due, workdaysLeft(today, due, known));
