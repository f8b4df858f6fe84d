import type { Timestamp } from '../platform/database/columns.ts';

/** The keys of members' calendar addresses, one for each member. */
export interface CalendarKeyTable {
  district: string;
  member: string;
  /** Hash of the key; the key itself is in the member's address alone. */
  key_hash: string;
  created_at: Timestamp;
}

export interface CalendarTables {
  calendar_key: CalendarKeyTable;
}
