import type { Json, Timestamp } from '../platform/database/columns.ts';

/** A version of a report, as it was signed. Triggers refuse to alter it. */
export interface SignedReportTable {
  district: string;
  id: string;
  /** The name of a built-in report, or the id of one of the office's own. */
  report: string;
  period_from: string;
  period_to: string;
  version: number;
  /** Title, template, lines and explanations, as `SignedReport` describes them. */
  content: Json;
  /** The audit's last row before the signing. */
  head_seq: number;
  head_hash: Uint8Array;
  /** SHA-256 over all of it, with numbers and evidence. */
  digest: Uint8Array;
  signed_at: Timestamp;
  signed_by: string;
}

/** A number of a signed report, with the records behind it. They are null where they are too many. */
export interface SignedNumberTable {
  district: string;
  report: string;
  /** Its place in the list, from 0. */
  at: number;
  content: Json;
  records: string[] | null;
  clocks: string[] | null;
  quantities: number[] | null;
}

/** A version of a report's text for a period, as somebody saved it. */
export interface SavedReportTable {
  district: string;
  report: string;
  period_from: string;
  period_to: string;
  version: number;
  /** Title, span, text and prose, as `SavedReport` describes them. */
  content: Json;
  /** The names of figures and slots in the text. */
  uses: string[];
  saved_at: Timestamp;
  saved_by: string;
}

export interface ReportTables {
  saved_report: SavedReportTable;
  signed_report: SignedReportTable;
  signed_number: SignedNumberTable;
}
