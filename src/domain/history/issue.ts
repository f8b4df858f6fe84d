import type { ValueFailure } from '../figures/stated-value.ts';
import type { FailureCode } from '../kernel/failure.ts';

/** Codes of what is wrong with a row. They are stable, like the failure codes. */
export type HistoryCode =
  | FailureCode
  | ValueFailure
  /** No record, or more than one, has the name in the cell. */
  | 'name_unknown'
  | 'name_several'
  | 'figure_unknown'
  | 'period_unknown'
  /** The unit is not the figure's. */
  | 'unit_differs'
  /** A byte of the file could not be read. */
  | 'bad_byte'
  /** The same figure, period, subject and source stand in an earlier row. */
  | 'duplicate_row';

export interface HistoryIssue {
  /** Line number as in a spreadsheet. */
  readonly row: number;
  /** The meaning of the column; undefined for the row as a whole. */
  readonly column?: string;
  readonly value?: string;
  readonly code: HistoryCode;
  /** The limit that the value exceeds. */
  readonly limit?: number | string;
}

/** Issues of one kind: the number of rows with them, and the first rows. */
export interface IssueSum {
  readonly code: HistoryCode;
  readonly column: string | undefined;
  readonly limit: number | string | undefined;
  readonly count: number;
  readonly rows: readonly number[];
  readonly values: readonly string[];
}

/** Row numbers and values that a sum names. */
const SHOWN_ROWS = 5;
const SHOWN_VALUES = 3;

/** Counts issues by kind and column as they arrive, so that a hundred thousand of them need little memory. */
export function makeIssueSums() {
  const sums = new Map<string, { first: HistoryIssue; count: number; rows: number[]; values: Set<string> }>();
  function add(issue: HistoryIssue): void {
    const key = `${issue.code} ${issue.column ?? ''} ${issue.limit ?? ''}`;
    const sum = sums.get(key) ?? { first: issue, count: 0, rows: [], values: new Set<string>() };
    sum.count += 1;
    if (sum.rows.length < SHOWN_ROWS) sum.rows.push(issue.row);
    if (issue.value && sum.values.size < SHOWN_VALUES) sum.values.add(issue.value);
    sums.set(key, sum);
  }
  /** The sums, those of most rows first. */
  const all = (): readonly IssueSum[] =>
    [...sums.values()]
      .sort((a, b) => b.count - a.count)
      .map(({ first: { code, column, limit }, count, rows, values }) => ({
        ...{ code, column, limit, count, rows },
        values: [...values],
      }));
  return { add, all };
}
