import type { Json, Timestamp } from '../platform/database/columns.ts';

/** A table of past years that was imported, by the SHA-256 of its cells. */
export interface HistoryImportTable {
  district: string;
  id: string;
  /** The kind of record that its rows became. */
  target: string;
  hash: Uint8Array;
  file: string;
  /** SHA-256 of the heads of its columns. */
  heads: Uint8Array;
  mapping: Json;
  /** Its last line, and the last that was taken. */
  lines: number;
  taken: number;
  left_out: number;
  state: 'open' | 'done' | 'undoing' | 'undone';
  started_at: Timestamp;
  started_by: string;
}

/** A record that a row of an imported table became. */
export interface HistoryRowTable {
  district: string;
  import: string;
  row: number;
  /** Its place among the records of the row. */
  part: number;
  record: string;
}

export interface HistoryTables {
  history_import: HistoryImportTable;
  history_row: HistoryRowTable;
}
