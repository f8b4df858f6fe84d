import type { FailureCode } from '../kernel/failure.ts';
import type { Id } from '../kernel/id.ts';
import type { FieldValue } from '../records/field.ts';
import { type Column, findHeader, headerKey, isBlank } from './import-header.ts';

/** Issues of a file, beside those of a record. The codes are stable, like the failure codes. */
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
  /** Line number as in a spreadsheet, the header being 1. */
  readonly row: number;
  /** The field's name; undefined for an unknown column, whose header is in `value`. */
  readonly column?: string;
  readonly value?: string;
  readonly code: ImportCode;
  /** The limit that the value exceeds. */
  readonly limit?: number | string;
  /** The kind of record that a reference should name. */
  readonly target?: string;
}

/** A record to create or update. It has only the fields that differ. */
export interface ImportDraft {
  readonly record: Id;
  readonly isNew: boolean;
  readonly row: number;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** The effect of an import, before it is accepted. */
export interface ImportPlan {
  readonly rows: number;
  /** Number of rows that match existing records and change nothing. */
  readonly unchanged: number;
  readonly issues: readonly ImportIssue[];
  /** Records in the order of writing: a referenced record comes before the one that refers to it. */
  readonly drafts: readonly ImportDraft[];
}

export interface TableRow {
  readonly row: number;
  /** Field → trimmed text; '' for an empty cell or a missing column. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface Table {
  readonly rows: readonly TableRow[];
  readonly issues: readonly ImportIssue[];
}

/** Maximum length of a value that is quoted in the report. */
const MAX_SHOWN = 60;
export const shown = (value: string): string => [...value].slice(0, MAX_SHOWN).join('');

/** Returns a key of a row. A header that is repeated on each printed page is not a row. */
const keyOf = (cells: readonly string[]): string => cells.map(headerKey).join('\n');

/**
 * Finds the columns of a parsed CSV file and reads its rows. Blank lines are skipped but counted.
 * @param lines the cells of each line; a title may precede the header
 * @param maxRows maximum number of rows, without the header
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
