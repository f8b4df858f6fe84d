import { type HistoryIssue, type IssueSum, sumIssues } from '../../../../domain/history/issue.ts';
import { type Lines, type Mapping, tableRows } from '../../../../domain/history/mapping.ts';
import { type HistoryDraft, makeRowReader, type Surroundings } from '../../../../domain/history/read-row.ts';
import { pause } from '../../../platform/pause.ts';

/** The outcome of reading a table: records of good rows, and problems of the others. */
export interface CheckedTable {
  readonly rows: number;
  readonly drafts: readonly HistoryDraft[];
  readonly issues: readonly HistoryIssue[];
  readonly sums: readonly IssueSum[];
  /** Rows with something wrong; none of their records is imported. */
  readonly badRows: number;
  /** The table's last line. */
  readonly last: number;
}

/** Rows that are read before the page may answer a tap again. */
const SLICE = 500;

/**
 * Reads all rows of a table in slices.
 * @param report tells how many rows are read; returns false to stop
 * @returns undefined if it was stopped
 */
export async function checkTable(
  lines: Lines,
  header: number,
  mapping: Mapping,
  around: Surroundings,
  report: (rows: number) => boolean,
): Promise<CheckedTable | undefined> {
  const read = makeRowReader(mapping, around);
  const rows = tableRows(lines, header);
  const drafts: HistoryDraft[] = [];
  const issues: HistoryIssue[] = [];
  for (let at = 0; at < rows.length; at += SLICE) {
    for (const { row, cells } of rows.slice(at, at + SLICE)) {
      const one = read(row, cells);
      issues.push(...one.issues);
      // A row is imported as a whole, so that its number says what is there.
      if (one.issues.length === 0) drafts.push(...one.drafts);
    }
    if (!report(Math.min(at + SLICE, rows.length))) return undefined;
    await pause();
  }
  const badRows = new Set(issues.map(({ row }) => row)).size;
  return { rows: rows.length, drafts, issues, sums: sumIssues(issues), badRows, last: lines.length };
}
