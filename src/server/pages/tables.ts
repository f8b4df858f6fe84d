import type { Timestamp } from '../platform/database/columns.ts';

/** Openings of a public page in a day: nothing of who opened it. */
export interface PageOpeningTable {
  district: string;
  page: string;
  day: string;
  openings: number;
}

/** A comment or complaint, which anybody may send without an account. */
export interface FeedbackTable {
  district: string;
  id: string;
  /** SHA-256 of the code by which its sender reads the reply. */
  code_hash: string;
  arrived_at: Timestamp;
  text: string;
  /** How to reach the sender, if they want that; '' if not. */
  contact: string;
  reply: string | null;
  replied_at: Timestamp | null;
  replied_by: string | null;
}

export interface PagesTables {
  page_opening: PageOpeningTable;
  feedback: FeedbackTable;
}
