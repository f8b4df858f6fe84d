import type { Generated } from 'kysely';
import type { Json, StampedNow } from '../platform/database/columns.ts';

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

export interface DistrictTables {
  district: DistrictTable;
  district_host: DistrictHostTable;
}
