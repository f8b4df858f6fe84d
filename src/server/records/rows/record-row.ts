import { isKindName, kindOf } from '../../../domain/records/kinds/index.ts';
import {
  type FoldedRecord,
  isDateUnsure,
  isDeleted,
  isPlanOnly,
  recordDay,
  type Status,
  scopeOf,
  statusOf,
  textField,
} from '../../../domain/records/record.ts';
import type { BulkType } from '../../platform/database/bulk.ts';
import type { Json } from '../../platform/database/columns.ts';

/** Columns from which a folded record is read. */
export const recordColumns = ['id', 'kind', 'fields', 'clocks', 'heads', 'author', 'created_clock'] as const;

export interface StoredRecord {
  readonly id: string;
  readonly kind: string;
  readonly fields: Json;
  /** Clocks of the fields written after the creation only. Most records have none, which keeps pages small. */
  readonly clocks: Json;
  readonly heads: Json | null;
  readonly author: string;
  readonly created_clock: string;
}

/** A row of `record` without its district and day of creation. */
export interface RecordRow extends StoredRecord {
  readonly scope: string;
  readonly seq: number;
  readonly deleted: boolean;
  readonly squad: string | null;
  readonly member: string | null;
  readonly day: string | null;
  readonly place: string | null;
  readonly status: '' | Status;
  readonly date_unsure: boolean;
}

/** Types of the columns, for bulk writes. */
export const recordColumnTypes = {
  id: 'uuid',
  kind: 'text',
  scope: 'text',
  seq: 'bigint',
  fields: 'jsonb',
  clocks: 'jsonb',
  heads: 'jsonb',
  author: 'uuid',
  created_clock: 'text',
  deleted: 'boolean',
  squad: 'uuid',
  member: 'uuid',
  day: 'date',
  place: 'uuid',
  status: 'text',
  date_unsure: 'boolean',
} as const satisfies Record<keyof RecordRow, BulkType>;

/** Returns the clocks that differ from the creation's. */
function laterClocks({ clocks, created }: FoldedRecord): Record<string, string> {
  const later: Record<string, string> = {};
  for (const field in clocks) {
    const clock = clocks[field];
    if (clock !== undefined && clock !== created) later[field] = clock;
  }
  return later;
}

/** @param seq the position of the record's last change in the district's sequence */
export function recordToRow(record: FoldedRecord, seq: number): RecordRow {
  return {
    id: record.id,
    kind: record.kind,
    scope: scopeOf(record),
    seq,
    fields: record.fields,
    clocks: laterClocks(record),
    heads: record.conflicts ?? null,
    author: record.author ?? '',
    created_clock: record.created,
    deleted: isDeleted(record),
    squad: textField(record, 'squad') ?? null,
    member: textField(record, 'member') ?? null,
    day: recordDay(record) ?? null,
    place: textField(record, 'place') ?? null,
    status: kindOf(record.kind).family === 'activity' && !isPlanOnly(record) ? statusOf(record) : '',
    date_unsure: isDateUnsure(record),
  };
}

/**
 * Converts a row to a record.
 * @throws when the row's kind is unknown: a newer release wrote it
 */
export function recordFromRow(row: StoredRecord): FoldedRecord {
  if (!isKindName(row.kind)) throw new Error(`record ${row.id} is of the unknown kind ${row.kind}`);
  const clocks: Record<string, string> = {};
  for (const field of Object.keys(row.fields)) clocks[field] = row.created_clock;
  return {
    id: row.id,
    kind: row.kind,
    fields: row.fields as FoldedRecord['fields'],
    clocks: Object.assign(clocks, row.clocks),
    ...(row.heads ? { conflicts: row.heads as NonNullable<FoldedRecord['conflicts']> } : {}),
    author: row.author,
    created: row.created_clock,
  };
}
