import { type Day, yearOf } from '../kernel/day.ts';
import { isYear, type Period, wholeYear } from '../kernel/period.ts';
import { type FoldedRecord, textField } from '../records/record.ts';
import type { FigureEntry } from './entry.ts';

/** The place or unit that statements are of, if they are not of the whole district. */
export interface Subject {
  readonly place: string | undefined;
  readonly body: string | undefined;
}

/** Returns the period of a year's statement. A state is of the year's last day, and of today while the year runs. */
export function periodOfYear({ sort }: FigureEntry, year: number, today: Day): Period {
  const whole = wholeYear(year);
  if (sort !== 'state') return whole;
  const at = whole.to < today || whole.from > today ? whole.to : today;
  return { from: at, to: at };
}

const isOf = (record: FoldedRecord, { place, body }: Subject): boolean =>
  textField(record, 'place') === place && textField(record, 'body') === body;

/** Tells whether a statement is of a year: all of it, or for a state a day in it. */
function isOfYear(record: FoldedRecord, entry: FigureEntry, year: number): boolean {
  const [from = '', to = ''] = [textField(record, 'from'), textField(record, 'to')];
  if (entry.sort === 'state') return from === to && yearOf(to) === year;
  return isYear({ from, to }) && yearOf(from) === year;
}

/** The whole district, of which most statements are. */
export const wholeDistrict: Subject = { place: undefined, body: undefined };

/** Finds the statement of a figure for a year; of several states the latest. */
export function statementOfYear(
  records: readonly FoldedRecord[],
  entry: FigureEntry,
  year: number,
  subject: Subject,
): FoldedRecord | undefined {
  const found = records.filter(
    (record) => textField(record, 'figure') === entry.id && isOf(record, subject) && isOfYear(record, entry, year),
  );
  return found.sort((a, b) => ((textField(a, 'to') ?? '') < (textField(b, 'to') ?? '') ? 1 : -1))[0];
}

/** Finds the statement of a figure for a period; a year's as `statementOfYear` does. */
export function statementOf(
  records: readonly FoldedRecord[],
  entry: FigureEntry,
  period: Period,
  subject: Subject,
): FoldedRecord | undefined {
  if (isYear(period)) return statementOfYear(records, entry, yearOf(period.from), subject);
  return records.find(
    (record) =>
      textField(record, 'figure') === entry.id &&
      textField(record, 'from') === period.from &&
      textField(record, 'to') === period.to &&
      isOf(record, subject),
  );
}
