import type { ColumnType, Generated } from 'kysely';
import type { StampedNow } from '../platform/database/columns.ts';

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

/** A change that a member withdrew before the server accepted it. */
export interface WithdrawalTable {
  district: string;
  member: string;
  change: string;
}

export interface SyncTables {
  device: DeviceTable;
  withdrawal: WithdrawalTable;
}
