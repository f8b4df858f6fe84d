import type { ColumnType, Generated } from 'kysely';
import type { AuthTables } from '../../accounts/tables.ts';
import type { PhotoTables } from '../../photos/tables.ts';
import type { TipTables } from '../../tips/tables.ts';

/** A point in time, read as a `Date`. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** A point in time that the database sets when absent. */
export type StampedNow = ColumnType<Date, Date | string | undefined, Date | string>;
/** A JSON object. To write, pass an object or `json(value)`. */
export type Json = Readonly<Record<string, unknown>>;

/** A district, whose id is part of every table's key, with the head of its sequence. */
export interface DistrictTable {
  id: string;
  name: string;
  /** Changes when the database is restored from a backup, so that phones send again. */
  epoch: string;
  /** The last assigned sequence number; taken with `UPDATE … SET head = head + n RETURNING`. */
  head: Generated<number>;
  settings: Generated<Json>;
  created_at: StampedNow;
  /** True if its keys on the server derive from a secret of its own; see `districtSecret`. */
  own_secret: Generated<boolean>;
}

/** A host name of a district. */
export interface DistrictHostTable {
  /** Normalized by `hostKey`. */
  host: string;
  district: string;
  created_at: StampedNow;
}

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

/** The sums of a day, place and squad, as four lists of one length. `noId` stands for a missing place or squad. */
export interface TallyCellTable {
  district: string;
  day: string;
  place: string;
  squad: string;
  figures: string[];
  reported: number[];
  verified: number[];
  records: number[];
}

/** A view of the same with one row for each figure, read by the board. */
export interface TallyView {
  district: string;
  figure: string;
  day: string;
  place: string;
  squad: string;
  reported: number;
  verified: number;
  records: number;
}

export interface DeviceTable {
  district: string;
  id: string;
  member: string;
  registered_at: StampedNow;
  last_seen: StampedNow;
  /** The highest received number below which there is no gap. */
  received_seq: Generated<number>;
  /** The member who let in its last session; see `Actor`. */
  let_in_by: ColumnType<string | null, string | null | undefined, string | null>;
}

/** Changes from a session that a member let in; see `Actor`. */
export interface ChangeLetInTable {
  district: string;
  change: string;
  let_in_by: string;
}

/** Failed sign-ins of an account since the last success. */
export interface SignInFailureTable {
  district: string;
  /** A hash of the address, and whether the browser had signed in before. */
  account: string;
  member: string | null;
  failures: Generated<number>;
  /** Number of these failures that are not in the audit yet. */
  untold: Generated<number>;
  last_at: Timestamp;
}

/** A change that a member withdrew before the server accepted it. */
export interface WithdrawalTable {
  district: string;
  member: string;
  change: string;
}

export interface InviteTable {
  district: string;
  id: string;
  token_hash: string;
  purpose: 'join' | 'setup' | 'sign-in' | 'recover';
  role: string;
  squad: string | null;
  member: string | null;
  created_by: string | null;
  created_at: StampedNow;
  expires_at: Timestamp;
  used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  /** Identifies the attempt that used the invite: a phone that lost the answer retries under the same hash. */
  attempt_hash: ColumnType<string | null, string | null | undefined, string | null>;
  reusable: Generated<boolean>;
  /** True if it was used for a member who had an account already. */
  rejoined: Generated<boolean>;
  /** Number of names tried with it; see `namesake.ts`. */
  asked: Generated<number>;
}

/** Append-only; each row's hash covers the previous row. */
export interface AuditTable {
  district: string;
  seq: number;
  at: StampedNow;
  actor: string | null;
  action: string;
  subject: string;
  detail: Generated<Json>;
  previous: Uint8Array;
  hash: Uint8Array;
}

/** The nil UUID (RFC 9562, 5.9). It means "missing" in a key that cannot be null. */
export const noId = '00000000-0000-0000-0000-000000000000';

export interface Database extends AuthTables, PhotoTables, TipTables {
  district: DistrictTable;
  district_host: DistrictHostTable;
  change: ChangeTable;
  record: RecordTable;
  departure: DepartureTable;
  tally_cell: TallyCellTable;
  tally: TallyView;
  device: DeviceTable;
  change_let_in: ChangeLetInTable;
  sign_in_failure: SignInFailureTable;
  withdrawal: WithdrawalTable;
  invite: InviteTable;
  audit: AuditTable;
}
