import type { FailureCode } from '../kernel/failure.ts';
import type { Id } from '../kernel/id.ts';
import type { FieldValue } from '../records/field.ts';
import { type Column, findHeader, headerKey, isBlank } from './import-header.ts';

/** What can be wrong with a file beside what can be wrong with a record. Stable, like the failure codes. */
export type ImportCode =
  | FailureCode
  | 'missing_column'
  | 'unknown_column'
  | 'duplicate_row'
  | 'parent_unknown'
  | 'too_many_rows'
  | 'empty_file'
  | 'unreadable';

export interface ImportIssue {
  /** The line as a spreadsheet numbers it, the header being 1. */
  readonly row: number;
  /** The field's name; for a column that nobody knows there is none, its header is the value. */
  readonly column?: string;
  readonly value?: string;
  readonly code: ImportCode;
  /** The limit that was broken. */
  readonly limit?: number | string;
}

/** A record that the file makes or changes; only the fields that differ from what is there. */
export interface ImportDraft {
  readonly record: Id;
  readonly isNew: boolean;
  readonly row: number;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** What accepting a file would do. */
export interface ImportPlan {
  readonly rows: number;
  /** Rows that match what is there already and change nothing. */
  readonly unchanged: number;
  readonly issues: readonly ImportIssue[];
  /** In an order in which each may be written: what is pointed to comes first. */
  readonly drafts: readonly ImportDraft[];
}

export interface TableRow {
  readonly row: number;
  /** Field → trimmed text, '' where the cell is empty or the column missing. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface Table {
  readonly rows: readonly TableRow[];
  readonly issues: readonly ImportIssue[];
}

/** A value is repeated in the report so that it can be found; a long one is cut. */
const MAX_SHOWN = 60;
export const shown = (value: string): string => [...value].slice(0, MAX_SHOWN).join('');

/** A header is repeated on each printed page; there it is no row. */
const keyOf = (cells: readonly string[]): string => cells.map(headerKey).join('\n');

/**
 * Finds the columns of a parsed CSV file and reads its rows. Blank lines are passed over but keep their number.
 * @param lines the cells of each line; a title may stand above the header
 * @param maxRows rows that a file may hold, without the header
 */
export function readTable(lines: readonly (readonly string[])[], columns: readonly Column[], maxRows: number): Table {
  const header = findHeader(lines, columns);
  const start = header.line;
  const title = start === undefined ? '' : keyOf(lines[start] ?? []);
  const filled = lines.flatMap((cells, index) =>
    start !== undefined && index > start && !isBlank(cells) && keyOf(cells) !== title
      ? [{ cells, row: index + 1 }]
      : [],
  );
  if (filled.length === 0) return { rows: [], issues: [{ row: 1, code: 'empty_file' }] };
  if (filled.length > maxRows)
    return { rows: [], issues: [{ row: maxRows + 2, value: String(filled.length), code: 'too_many_rows' }] };
  const { at } = header;
  const issues: ImportIssue[] = [
    ...header.unknown.map(({ title: value }) => ({ row: 1, value: shown(value), code: 'unknown_column' }) as const),
    ...columns
      .filter(({ field, required }) => required && !at.has(field))
      .map(({ field }) => ({ row: 1, column: field, code: 'missing_column' }) as const),
  ];
  if (issues.some(({ code }) => code === 'missing_column')) return { rows: [], issues };
  const cell = (cells: readonly string[], field: string): string => cells[at.get(field) ?? -1]?.trim() ?? '';
  const rows = filled.map(({ cells, row }) => ({
    row,
    cells: Object.fromEntries(columns.map(({ field }) => [field, cell(cells, field)])),
  }));
  return { rows, issues };
}
