import { type HistoryIssue, type IssueSum, makeIssueSums } from '../../../../domain/history/issue.ts';
import type { Mapping, TableRow } from '../../../../domain/history/mapping.ts';
import { type HistoryDraft, makeRowReader, type Surroundings } from '../../../../domain/history/read-row.ts';
import { pause } from '../../../platform/pause.ts';

/** The outcome of reading a table: records of good rows, and the problems of the others summed up. */
export interface CheckedTable {
  readonly rows: number;
  readonly drafts: readonly HistoryDraft[];
  readonly sums: readonly IssueSum[];
  /** Rows with something wrong; none of their records is imported. */
  readonly badRows: number;
}

/** Rows that are read before the page may answer a tap again. */
const SLICE = 500;

/** The callbacks of a page that follows the reading of a table. */
export interface TableReader {
  /** Takes the problems of a row. */
  readonly onBad?: (row: TableRow, issues: readonly HistoryIssue[]) => void;
  /** Tells how many rows are read; returns false to stop. */
  readonly report: (rows: number) => boolean;
}

/**
 * Reads all rows of a table in slices. Problems are summed up and not kept, so that a table of bad rows takes no more
 * room than a good one.
 * @returns undefined if it was stopped
 */
export async function checkTable(
  rows: readonly TableRow[],
  mapping: Mapping,
  around: Surroundings,
  { onBad, report }: TableReader,
): Promise<CheckedTable | undefined> {
  const read = makeRowReader(mapping, around);
  const drafts: HistoryDraft[] = [];
  const sums = makeIssueSums();
  let badRows = 0;
  for (let at = 0; at < rows.length; at += SLICE) {
    for (const each of rows.slice(at, at + SLICE)) {
      const one = read(each.row, each.cells);
      // A row is imported as a whole, so that its number says what is there.
      if (one.issues.length === 0) drafts.push(...one.drafts);
      else {
        badRows += 1;
        for (const issue of one.issues) sums.add(issue);
        onBad?.(each, one.issues);
      }
    }
    if (!report(Math.min(at + SLICE, rows.length))) return undefined;
    await pause();
  }
  return { rows: rows.length, drafts, sums: sums.all(), badRows };
}
