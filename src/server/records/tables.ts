import type { Generated } from 'kysely';
import type { Json, StampedNow } from '../platform/database/columns.ts';

/** The immutable changes, as received. */
export interface ChangeTable {
  district: string;
  seq: number;
  id: string;
  device: string;
  device_seq: number;
  record: string;
  kind: string;
  schema: number;
  /** The clock that the phone claimed. Compared byte by byte, as in the domain. */
  claimed: string;
  /** The clock that decides: the claimed one, pulled back to server time if it is ahead. */
  effective: string;
  base: Json;
  fields: Json;
  author: string;
  received_at: StampedNow;
}

/** Changes from a session that a member let in; see `Actor`. */
export interface ChangeLetInTable {
  district: string;
  change: string;
  let_in_by: string;
}

/** The folded records, as phones pull them. */
export interface RecordTable {
  district: string;
  id: string;
  kind: string;
  scope: string;
  seq: number;
  fields: Json;
  /** Field → clock of its winning value. */
  clocks: Json;
  /** Field → clocks of unresolved writes; null without a conflict. */
  heads: Json | null;
  author: string;
  created_at: StampedNow;
  created_clock: string;
  deleted: Generated<boolean>;
  squad: string | null;
  member: string | null;
  /** YYYY-MM-DD */
  day: string | null;
  place: string | null;
  /** '' for kinds that are not reviewed. */
  status: Generated<'' | 'reported' | 'verified' | 'returned'>;
  /**
   * True if the date came from a wrong clock or lies after its writing. The record counts nowhere until the date is
   * written again.
   */
  date_unsure: Generated<boolean>;
}

/** A record that left a scope: phones with that scope drop it. */
export interface DepartureTable {
  district: string;
  scope: string;
  record: string;
  seq: number;
}

export interface RecordTables {
  change: ChangeTable;
  change_let_in: ChangeLetInTable;
  record: RecordTable;
  departure: DepartureTable;
}
