import { yearOf } from '../../domain/kernel/day.ts';
import { createToday } from '../records/today.ts';
import { checks as words } from './words.ts';

/** Years that can be asked about, the running one first. */
const YEARS = 5;

/** The years that can be asked about, and the one that an address names. */
export function createYears(asked: () => string | undefined) {
  const today = createToday();
  const years = () => Array.from({ length: YEARS }, (_, back) => yearOf(today()) - back);
  return {
    /** The running year, unless the address names another of them. */
    year: () => years().find((each) => String(each) === asked()) ?? yearOf(today()),
    options: () => years().map((year) => ({ value: String(year), label: words.inYear(year) })),
    /** The year as an address names it; undefined for the running one. */
    named: (year: string) => (year === String(yearOf(today())) ? undefined : year),
  };
}
