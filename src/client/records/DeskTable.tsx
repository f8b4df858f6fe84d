import type { JSX } from 'solid-js';
import { Table, type TableProps } from '../components/Table.tsx';
import { desk } from '../words/desk.ts';
import { compareNames } from './compare-names.ts';
import { createToday } from './today.ts';

export type { Column } from '../components/table-model.ts';

export interface DeskTableProps<Row> extends Omit<TableProps<Row>, 'compare' | 'words' | 'file'> {
  /** Offers the table as a file of this name with the day. Left out where rows are not to leave the page. */
  fileName?: string | undefined;
  /** Fetches the rows that are not yet shown, for the file; undefined if they could not be had. */
  allRows?: (() => Promise<readonly Row[] | undefined>) | undefined;
}

/** A table of the desk: in the desk's words, sorted by pinyin, with its files named after the day. */
export function DeskTable<Row>(props: DeskTableProps<Row>): JSX.Element {
  const today = createToday();
  const file = () => {
    const { fileName, allRows } = props;
    return fileName === undefined ? undefined : { name: `${fileName}-${today()}`, ...(allRows && { all: allRows }) };
  };
  return <Table {...props} file={file()} compare={compareNames} words={desk.table} />;
}
