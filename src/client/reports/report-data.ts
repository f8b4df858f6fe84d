import type { Day } from '../../domain/kernel/day.ts';
import { type Period, yearBefore } from '../../domain/kernel/period.ts';
import { ok } from '../../domain/kernel/result.ts';
import { reportPeriodsOf } from '../../domain/reports/figure-source.ts';
import type { BoardQuery } from '../../protocol/figures/board.ts';
import { fetchBoard, fetchRegister } from '../state/office-client.ts';

/** Ends an unfinished period today, so that it is compared with the same days of the year before. */
const untilToday = ({ from, to }: Period, today: Day): Period => ({
  from,
  to: from <= today && today < to ? today : to,
});

/** The days of the year before to compare with: all of its period, or those until a year ago. */
type Compare = 'whole' | 'elapsed';

/** Fetches the figures of a query's days, with the register at their end. */
async function fetchFigures(query: BoardQuery, today: Day) {
  const [board, register] = await Promise.all([fetchBoard(query), fetchRegister(query.to < today ? query.to : today)]);
  if (!board.ok) return board;
  return register.ok ? ok({ board: board.value, register: register.value.figures }) : register;
}

/** Fetches the figures of the year before, which growth needs. They change rarely, so a page may ask once. */
export function fetchYearBefore(query: BoardQuery, today: Day, compare: Compare) {
  const days = compare === 'whole' ? reportPeriodsOf(query).previous : yearBefore(untilToday(query, today));
  return fetchFigures({ ...query, ...days }, today);
}

/**
 * Fetches the figures of a period, of the year before and, if asked for, of the one before that.
 * @param query the period, and the part of the work to look at
 * @param yearBefore the figures of the year before, if they were asked for already
 * @param looksBack whether the figures of two years before are wanted
 */
export async function fetchReportData(
  query: BoardQuery,
  today: Day,
  compare: Compare,
  {
    yearBefore = fetchYearBefore(query, today, compare),
    looksBack = false,
  }: { readonly yearBefore?: ReturnType<typeof fetchYearBefore> | undefined; readonly looksBack?: boolean } = {},
) {
  const periods = reportPeriodsOf(query);
  const [present, previous, before] = await Promise.all([
    fetchFigures(query, today),
    yearBefore,
    looksBack ? fetchFigures({ ...query, ...periods.before }, today) : undefined,
  ]);
  if (!present.ok) return present;
  if (!previous.ok) return previous;
  if (before && !before.ok) return before;
  return ok({
    periods,
    boards: { present: present.value.board, previous: previous.value.board, before: before?.value.board },
    registers: { present: present.value.register, previous: previous.value.register, before: before?.value.register },
  });
}
