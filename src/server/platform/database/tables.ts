import type { ColumnType, Generated } from 'kysely';
import type { AuthTables } from '../../accounts/tables.ts';
import type { PhotoTables } from '../../photos/tables.ts';
import type { TipTables } from '../../tips/tables.ts';

/** A moment: `Date` when read. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>;
/** A moment that the database sets when absent. */
export type StampedNow = ColumnType<Date, Date | string | undefined, Date | string>;
/** A JSON object. To write, pass an object or `json(value)`. */
export type Json = Readonly<Record<string, unknown>>;

/** One row a district: the shard key of every table, and the head of its sequence. */
export interface DistrictTable {
  id: string;
  name: string;
  /** Changes when the database is restored from a backup, so that phones send again. */
  epoch: string;
  /** The last sequence number given out; taken with `UPDATE … SET head = head + n RETURNING`. */
  head: Generated<number>;
  settings: Generated<Json>;
  created_at: StampedNow;
  /** Its server-side keys come from a secret of its own; see `districtSecret`. */
  own_secret: Generated<boolean>;
}

/** A host name under which a district is reached. */
export interface DistrictHostTable {
  /** As `hostKey` writes it. */
  host: string;
  district: string;
  created_at: StampedNow;
}

/** The immutable changes, as they came. */
export interface ChangeTable {
  district: string;
  seq: number;
  id: string;
  device: string;
  device_seq: number;
  record: string;
  kind: string;
  schema: number;
  /** The clock the phone claimed. Compared byte by byte, as in the domain. */
  claimed: string;
  /** The clock that counts: the claimed one, pulled back to server time when ahead. */
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
  /** Field → clock of its winner. */
  clocks: Json;
  /** Field → clocks of unresolved writes; null when there is no conflict. */
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
  /** The date came from a wrong clock, or lies after its writing: it counts nowhere until somebody writes it anew. */
  date_unsure: Generated<boolean>;
}

/** A record that left a scope: phones that hold the scope drop it. */
export interface DepartureTable {
  district: string;
  scope: string;
  record: string;
  seq: number;
}

/** The sums of a day, place and squad: four lists of one length. `noId` stands for a missing place or squad. */
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

/** A view of the same, a figure a row: what boards read. */
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
  /** The highest gapless number received. */
  received_seq: Generated<number>;
  /** Who let in the session that it came with last, as `Actor` says. */
  let_in_by: ColumnType<string | null, string | null | undefined, string | null>;
}

/** Changes that came from a session which somebody let in, as `Actor` says. */
export interface ChangeLetInTable {
  district: string;
  change: string;
  let_in_by: string;
}

/** Failed sign-ins of an account since the last that went well. */
export interface SignInFailureTable {
  district: string;
  /** A hash of the address, and whether the browser had signed in before. */
  account: string;
  member: string | null;
  failures: Generated<number>;
  /** Of them, those that the audit does not hold yet. */
  untold: Generated<number>;
  last_at: Timestamp;
}

/** What a member took back before the server took it. */
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
  /** Of the attempt that used it up: a phone that lost the answer asks again under the same one. */
  attempt_hash: ColumnType<string | null, string | null | undefined, string | null>;
  reusable: Generated<boolean>;
  /** It was used for a member who had an account already. */
  rejoined: Generated<boolean>;
  /** How many names it has been asked for; see `namesake.ts`. */
  asked: Generated<number>;
}

/** Append-only; each row's hash covers the one before. */
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

/** The nil UUID (RFC 9562, 5.9): "missing" in a key that cannot be null. */
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
