import { createSignal, Show } from 'solid-js';
import { saveBlob } from '../platform/export-file.ts';
import { Menu } from './Menu.tsx';
import { Notice } from './Notice.tsx';
import { Progress, Spinner } from './Progress.tsx';
import { printPage } from './print-page.ts';
import { csvOf, xlsxOf } from './table-file.ts';
import { type Column, sheetOf } from './table-model.ts';

export interface TableExportProps<Row> {
  file: {
    /** The file's name without its ending. */
    readonly name: string;
    /** Fetches the rows that are not yet shown; undefined if they could not be had. */
    readonly all?: () => Promise<readonly Row[] | undefined>;
  };
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  words: {
    readonly export: string;
    readonly xlsx: string;
    readonly csv: string;
    readonly print: string;
    readonly working: string;
    readonly failed: string;
  };
}

/** 导出: saves a table as a workbook or as CSV, or prints the page. */
export function TableExport<Row>(props: TableExportProps<Row>) {
  const [busy, setBusy] = createSignal(false);
  /** The part of a file that is written, from 0 to 1. */
  const [written, setWritten] = createSignal<number>();
  const [failed, setFailed] = createSignal(false);
  async function withRows(use: (rows: readonly Row[]) => Promise<void> | void) {
    if (busy()) return;
    setBusy(true);
    setFailed(false);
    try {
      const rows = props.file.all ? await props.file.all() : props.rows;
      if (rows) await use(rows);
      setFailed(!rows);
    } catch {
      setFailed(true);
    }
    setBusy(false);
    setWritten(undefined);
  }
  const save = (ending: 'xlsx' | 'csv') =>
    withRows(async (rows) => {
      const sheet = sheetOf(props.columns, rows);
      const { name } = props.file;
      saveBlob(
        ending === 'csv'
          ? new Blob([csvOf(sheet)], { type: 'text/csv' })
          : await xlsxOf(sheet, name, (count) => setWritten(count / rows.length)),
        name,
        ending,
      );
    });
  return (
    <>
      <Menu
        label={props.words.export}
        icon="download"
        items={[
          { label: props.words.xlsx, icon: 'records', onChoose: () => void save('xlsx') },
          { label: props.words.csv, icon: 'records', onChoose: () => void save('csv') },
          { label: props.words.print, icon: 'print', onChoose: () => void withRows(() => printPage()) },
        ]}
      />
      <Show when={busy()}>
        <Show when={written()} fallback={<Spinner label={props.words.working} />}>
          {(share) => <Progress label={props.words.working} value={share()} max={1} />}
        </Show>
      </Show>
      <Show when={failed()}>
        <Notice tone="bad" title={props.words.failed} />
      </Show>
    </>
  );
}
