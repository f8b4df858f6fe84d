import type { AppliedChange } from '../../../domain/records/change.ts';
import { isKindName } from '../../../domain/records/kinds/index.ts';
import { upcast } from '../../../domain/records/upcast.ts';
import type { BulkType } from '../../platform/database/bulk.ts';
import type { Json } from '../../platform/database/columns.ts';

/** Columns from which a change is read. */
export const changeColumns = [
  'id',
  'device',
  'device_seq',
  'record',
  'kind',
  'schema',
  'claimed',
  'effective',
  'base',
  'fields',
  'author',
] as const;

/** Types of these columns, for bulk writes. */
export const changeColumnTypes = {
  id: 'uuid',
  device: 'uuid',
  device_seq: 'int',
  record: 'uuid',
  kind: 'text',
  schema: 'int',
  claimed: 'text',
  effective: 'text',
  base: 'jsonb',
  fields: 'jsonb',
  author: 'uuid',
} as const satisfies Record<(typeof changeColumns)[number], BulkType>;

export interface StoredChange {
  readonly id: string;
  readonly device: string;
  readonly device_seq: number;
  readonly record: string;
  readonly kind: string;
  readonly schema: number;
  readonly claimed: string;
  readonly effective: string;
  readonly base: Json;
  readonly fields: Json;
  readonly author: string;
}

export const changeToRow = (change: AppliedChange): StoredChange => ({
  id: change.id,
  device: change.device,
  device_seq: change.deviceSeq,
  record: change.record,
  kind: change.kind,
  schema: change.schema,
  claimed: change.clock,
  effective: change.effective,
  base: change.base,
  fields: change.fields,
  author: change.author,
});

/**
 * Converts a row to a change of the present schema.
 * @throws when the row's kind is unknown: a newer release wrote it
 */
export function changeFromRow(row: StoredChange): AppliedChange {
  if (!isKindName(row.kind)) throw new Error(`change ${row.id} is of the unknown kind ${row.kind}`);
  return upcast({
    id: row.id,
    device: row.device,
    deviceSeq: row.device_seq,
    record: row.record,
    kind: row.kind,
    schema: row.schema,
    clock: row.claimed,
    effective: row.effective,
    base: row.base as AppliedChange['base'],
    fields: row.fields as AppliedChange['fields'],
    author: row.author,
  });
}
