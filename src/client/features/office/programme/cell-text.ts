import type { Day } from '../../../../domain/kernel/day.ts';
import type { Cell, Counted, TaskRow } from '../../../../domain/programme/cell.ts';
import type { ProgrammeTask, ProgrammeUnit } from '../../../../domain/programme/plan.ts';
import { figureUnit } from '../../../figures/figure-text.ts';
import { formatAmount, formatDay, formatNumber } from '../../../words/format.ts';
import { programme as words } from './words.ts';

/** The days of a stage; one that nobody has set reads 待定. */
export const periodText = ({ from, to }: { readonly from?: Day; readonly to?: Day }): string =>
  from || to
    ? words.between(from ? formatDay(from) : words.undecided, to ? formatDay(to) : words.undecided)
    : words.noDays;

/** The numbers of a cell, such as 6/7; undefined if it has none. */
export function countText({ done, all, state }: Cell): string | undefined {
  if (state === 'notApplicable' || state === 'unknown' || (done === undefined && all === undefined)) return undefined;
  const count = formatNumber(done ?? 0);
  return all === undefined ? (done ? count : undefined) : `${count}/${formatNumber(all)}`;
}

/** A cell in words: its numbers and state, and whether it is overdue. */
export const cellText = (cell: Cell): string =>
  [countText(cell), words.states[cell.state], cell.isOverdue ? words.overdue : undefined]
    .filter(Boolean)
    .join(words.comma);

/** How many units have done a task, of how many. */
export const sumText = ({ complete, of, isKnown }: TaskRow): string =>
  isKnown ? `${formatNumber(complete)}/${formatNumber(of)}` : `—/${formatNumber(of)}`;

/** The cell as a button names it. */
export const cellLabel = (task: ProgrammeTask, unit: ProgrammeUnit, cell: Cell): string =>
  words.cellOf(unit.name, task.name, cellText(cell));

/** The amount that records tell, in words. */
export function amountText({ measure }: ProgrammeTask, counted: Counted | undefined, of: number | undefined): string {
  if (!counted || !measure) return '';
  if ('form' in measure) return words.cell.places(formatNumber(counted.all ?? 0), formatNumber(counted.reported));
  const unit = figureUnit(measure.figure);
  const [reported, verified] = [formatAmount(counted.reported, unit), formatAmount(counted.verified, unit)];
  return words.cell.amount(reported, verified, of === undefined ? undefined : formatAmount(of, unit));
}
