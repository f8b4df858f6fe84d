import type { Day } from '../../domain/kernel/day.ts';
import { type Period, yearBefore } from '../../domain/kernel/period.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { BoardQuery } from '../../protocol/figures/board.ts';
import { fetchBoard, fetchRegister } from '../state/office-client.ts';

/** Cuts a period that is not over at today, so that the year before is compared over the same days. */
const untilToday = ({ from, to }: Period, today: Day): Period => ({
  from,
  to: from <= today && today < to ? today : to,
});

/** The days of the year before to compare with: all of its period, or those until a year ago. */
type Compare = 'whole' | 'elapsed';

const periodsOf = ({ from, to }: Period) => ({ present: { from, to }, previous: yearBefore({ from, to }) });

/** Fetches the figures of a query's days, with the register at their end. */
async function fetchFigures(query: BoardQuery, today: Day) {
  const [board, register] = await Promise.all([fetchBoard(query), fetchRegister(query.to < today ? query.to : today)]);
  if (!board.ok) return board;
  return register.ok ? ok({ board: board.value, register: register.value.figures }) : register;
}

/** Fetches the figures of the year before, which growth needs. They change rarely, so a page may ask once. */
export function fetchYearBefore(query: BoardQuery, today: Day, compare: Compare) {
  const days = compare === 'whole' ? periodsOf(query).previous : yearBefore(untilToday(query, today));
  return fetchFigures({ ...query, ...days }, today);
}

/**
 * Fetches the figures of a period and of the year before.
 * @param query the period, and the part of the work to look at
 * @param yearBefore the figures of the year before, if they were asked for already
 */
export async function fetchReportData(
  query: BoardQuery,
  today: Day,
  compare: Compare,
  yearBefore: ReturnType<typeof fetchYearBefore> = fetchYearBefore(query, today, compare),
) {
  const [present, previous] = await Promise.all([fetchFigures(query, today), yearBefore]);
  if (!present.ok) return present;
  if (!previous.ok) return previous;
  return ok({
    periods: periodsOf(query),
    boards: { present: present.value.board, previous: previous.value.board },
    registers: { present: present.value.register, previous: previous.value.register },
  });
}
