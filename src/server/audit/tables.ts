import type { Generated } from 'kysely';
import type { Json, StampedNow } from '../platform/database/columns.ts';

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

export interface AuditTables {
  audit: AuditTable;
}
