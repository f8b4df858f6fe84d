import type { JSX } from 'solid-js';

/** A cell's value for sorting, sums and files; undefined if it is empty. */
export type CellValue = string | number | undefined;

/** A column of a table, declared once for display, sorting, sums and files. */
export interface Column<Row> {
  /** Names the column in the address. */
  readonly key: string;
  readonly head: string;
  /** The cell's value; without it the column is neither sorted nor written to files. */
  readonly value?: ((row: Row) => CellValue) | undefined;
  /** How the cell looks; by default its value. */
  readonly cell?: ((row: Row) => JSX.Element) | undefined;
  /** Right-aligned numbers. */
  readonly number?: boolean | undefined;
  /** The total below an additive column. */
  readonly sum?: ((total: number) => JSX.Element) | undefined;
  /** The row's header for screen readers. */
  readonly rowHead?: boolean | undefined;
  /** Makes the cell a link, on a phone the whole item. */
  readonly href?: ((row: Row) => string) | undefined;
  /** The words of the link for screen readers, if not the cell. */
  readonly linkLabel?: ((row: Row) => string) | undefined;
  /** The first line of a phone's item, by default the row's header. */
  readonly first?: boolean | undefined;
  /** Says its head before the cell in a phone's item, as numbers do. */
  readonly named?: boolean | undefined;
  /** At the end of a phone's item, such as a state; other columns follow in its second line. */
  readonly end?: boolean | undefined;
  /** Shows the head to screen readers only. */
  readonly hideHead?: boolean | undefined;
  /** Leaves the column out of files, out of the page, or out of files and of a phone's items. */
  readonly only?: 'screen' | 'file' | 'table' | undefined;
}

/** The cell as it looks. */
export const cellOf = <Row>(column: Column<Row>, row: Row): JSX.Element =>
  column.cell ? column.cell(row) : column.value?.(row);

/** The words of a table, besides its heads. */
export interface TableWords {
  readonly sum: string;
  readonly sort: string;
  readonly unsorted: string;
  readonly up: (head: string) => string;
  readonly down: (head: string) => string;
}

/** A column with a direction, as in the address: `name` upwards, `-name` downwards. */
export interface Sort {
  readonly key: string;
  readonly down: boolean;
}

/** Reads a sort from the address; undefined if the table has no such column. */
export function readSort<Row>(text: unknown, columns: readonly Column<Row>[]): Sort | undefined {
  if (typeof text !== 'string') return undefined;
  const down = text.startsWith('-');
  const key = down ? text.slice(1) : text;
  return columns.some((column) => column.key === key && column.value) ? { key, down } : undefined;
}

export const writeSort = (sort: Sort | undefined): string | undefined => sort && (sort.down ? '-' : '') + sort.key;

/** The sort after a tap on a column's head: upwards, downwards, then the list's own order. */
export function nextSort(before: Sort | undefined, key: string): Sort | undefined {
  if (before?.key !== key) return { key, down: false };
  return before.down ? undefined : { key, down: true };
}

type Compare = (a: string, b: string) => number;

function compareValues(a: string | number, b: string | number, compare: Compare): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compare(String(a), String(b));
}

const isEmpty = (value: CellValue): value is undefined | '' => value === undefined || value === '';

/** Sorts rows by a column; equal rows keep their order, and empty cells come last in both directions. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
  compare: Compare,
): readonly Row[] {
  const value = sort && columns.find(({ key }) => key === sort.key)?.value;
  if (!value) return rows;
  return rows
    .map((row) => ({ row, of: value(row) }))
    .sort((a, b) => {
      if (isEmpty(a.of) || isEmpty(b.of)) return Number(isEmpty(a.of)) - Number(isEmpty(b.of));
      return compareValues(a.of, b.of, compare) * (sort.down ? -1 : 1);
    })
    .map(({ row }) => row);
}

/** Adds up a column; cells that are no numbers count nothing. */
export const sumOf = <Row>(rows: readonly Row[], { value }: Column<Row>): number =>
  rows.reduce((total, row) => {
    const each = value?.(row);
    return typeof each === 'number' ? total + each : total;
  }, 0);

/** The content of a file: a line of heads, then the values. */
export interface Sheet {
  readonly heads: readonly string[];
  readonly lines: readonly (readonly CellValue[])[];
}

/** The columns that have values, with all rows. */
export function sheetOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Sheet {
  const values = columns.flatMap(({ head, value, only }) =>
    value && only !== 'screen' && only !== 'table' ? [{ head, value }] : [],
  );
  return {
    heads: values.map(({ head }) => head),
    lines: rows.map((row) => values.map(({ value }) => value(row))),
  };
}
