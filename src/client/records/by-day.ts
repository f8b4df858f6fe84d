import { addDays, type Day, yearOf } from '../../domain/kernel/day.ts';
import { groupBy } from '../../domain/kernel/group-by.ts';
import { recordDay } from '../../domain/records/record.ts';
import type { LocalRecord } from '../state/records.ts';
import { common } from '../words/common.ts';
import { formatDay } from '../words/format.ts';

interface DayGroup {
  readonly day: Day;
  readonly records: readonly LocalRecord[];
}

/** Groups the list, which is already sorted, by day. */
export const byDay = (locals: readonly LocalRecord[]): DayGroup[] =>
  [...groupBy(locals, ({ record }) => recordDay(record) ?? '')].map(([day, records]) => ({ day, records }));

/** The heading of a day's records: 今天, 昨天, or the date. */
export function dayTitle(day: Day, today: Day): string {
  if (day === today) return common.time.today;
  return day === addDays(today, -1) ? common.time.yesterday : formatDay(day, yearOf(today));
}
