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

/**
 * Fetches the figures of a period and of the year before, which growth needs, with the register at their ends.
 * @param query the period, and the part of the work to look at
 * @param compare `whole`: all of the period before; `elapsed`: its days until a year ago
 */
export async function fetchReportData(query: BoardQuery, today: Day, compare: 'whole' | 'elapsed') {
  const { from, to } = query;
  const periods = { present: { from, to }, previous: yearBefore({ from, to }) };
  const before = compare === 'whole' ? periods.previous : yearBefore(untilToday(query, today));
  const lastDay = (end: Day): Day => (end < today ? end : today);
  const [board, boardBefore, register, registerBefore] = await Promise.all([
    fetchBoard(query),
    fetchBoard({ ...query, ...before }),
    fetchRegister(lastDay(to)),
    fetchRegister(lastDay(before.to)),
  ]);
  if (!board.ok) return board;
  if (!boardBefore.ok) return boardBefore;
  if (!register.ok) return register;
  if (!registerBefore.ok) return registerBefore;
  return ok({
    periods,
    /** The days of the year before that `boards.previous` counts. */
    before,
    boards: { present: board.value, previous: boardBefore.value },
    registers: { present: register.value.figures, previous: registerBefore.value.figures },
  });
}
