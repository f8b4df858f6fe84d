import { type Kysely, sql } from 'kysely';
import { type Id, isId } from '../../domain/kernel/id.ts';
import { type AppliedChange, type Change, isCreation } from '../../domain/records/change.ts';
import { isFitting } from '../../domain/records/check-change.ts';
import { bindingFields, specOf } from '../../domain/records/kind.ts';
import { type KindName, kindOf, references } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import { bulk } from '../platform/database/bulk.ts';
import type { Database } from '../platform/database/tables.ts';
import { readLetIns } from './let-in.ts';
import { changeColumns, changeFromRow } from './rows/change-row.ts';
import { recordColumns, recordFromRow } from './rows/record-row.ts';

/** The stored records and changes that decisions in a transaction depend on. */
export interface DecisionContext {
  /** All changes of the edited records. */
  readonly histories: readonly AppliedChange[];
  /** Device numbers that stored changes have, among those asked for. */
  readonly deviceSeqs: readonly DeviceSeq[];
  /** Referenced records, with the ancestors of places. */
  readonly references: ReadonlyMap<Id, FoldedRecord>;
  /** Records, not deleted, that may keep a record from being deleted. */
  readonly dependents: readonly FoldedRecord[];
}

/** A device with one of its sequence numbers. */
export type DeviceSeq = Pick<Change, 'device' | 'deviceSeq'>;

/** Returns the histories of records whose references are validated again: undeleted ones, and those that have to fit. */
function recheckedBy(changes: readonly Change[], histories: readonly Change[]): readonly Change[] {
  const isRechecked = (change: Change) => change.fields.deleted === false || isFitting(kindOf(change.kind), change);
  const ids = new Set(changes.filter(isRechecked).map(({ record }) => record));
  return ids.size ? histories.filter(({ record }) => ids.has(record)) : [];
}

const isReference = (kind: KindName, field: string): boolean => specOf(kindOf(kind), field)?.type === 'reference';

/** Returns the ids of the records that changes refer to. */
function referencedIds(changes: readonly Change[]): Id[] {
  const ids = new Set<Id>();
  for (const { kind, fields } of changes) {
    for (const field in fields) {
      const value = fields[field];
      if (typeof value === 'string' && !ids.has(value) && isReference(kind, field) && isId(value)) ids.add(value);
    }
  }
  return [...ids];
}

async function loadChanges(db: Kysely<Database>, district: string, ids: readonly Id[]): Promise<AppliedChange[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('change')
    .where('district', '=', district)
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .select(changeColumns)
    .execute();
  return rows.map(changeFromRow);
}

/** Reads all changes of records. A creation has its record's id; edits are found by an index of their own. */
async function loadHistories(db: Kysely<Database>, district: string, records: readonly Id[]): Promise<AppliedChange[]> {
  if (records.length === 0) return [];
  const edits = await db
    .selectFrom('change')
    .where('district', '=', district)
    .where('record', '=', sql<Id>`any(${records}::uuid[])`)
    .whereRef('record', '<>', 'id')
    .select(changeColumns)
    .execute();
  return [...(await loadChanges(db, district, records)).filter(isCreation), ...edits.map(changeFromRow)];
}

const editedRecords = (changes: readonly Change[]): Id[] => [
  ...new Set(changes.filter((change) => !isCreation(change)).map(({ record }) => record)),
];

interface Span {
  readonly device: Id;
  readonly first: number;
  readonly last: number;
}

function spansOf(seqs: readonly DeviceSeq[]): Span[] {
  const spans = new Map<Id, Span>();
  for (const { device, deviceSeq } of seqs) {
    const { first, last } = spans.get(device) ?? { first: deviceSeq, last: deviceSeq };
    spans.set(device, { device, first: Math.min(first, deviceSeq), last: Math.max(last, deviceSeq) });
  }
  return [...spans.values()];
}

/** Reads which of the device numbers a stored change has. */
async function loadDeviceSeqs(
  db: Kysely<Database>,
  district: string,
  seqs: readonly DeviceSeq[],
): Promise<readonly DeviceSeq[]> {
  if (seqs.length === 0) return [];
  const { rows } = await sql<DeviceSeq>`
    SELECT change.device, change.device_seq AS "deviceSeq"
    FROM ${bulk(spansOf(seqs), { device: 'uuid', first: 'int', last: 'int' })} JOIN change
      ON change.district = ${district} AND change.device = row.device AND change.device_seq BETWEEN row.first AND row.last
    WHERE change.device_seq = any(${seqs.map(({ deviceSeq }) => deviceSeq)}::int[])
  `.execute(db);
  return rows;
}

/** Reference fields that point to their own kind, such as a place's parent. */
const nested = references.filter(({ kind, to }) => kind === to);

/** Returns the ids of records and of all their ancestors. With these, a cycle of places is found. */
async function withAncestors(db: Kysely<Database>, district: string, records: readonly Id[]): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    WITH RECURSIVE up (id) AS (
      SELECT unnest(${records}::uuid[])
      UNION
      SELECT (record.fields->>nested.field)::uuid FROM up JOIN record ON record.id = up.id
      JOIN unnest(${nested.map(({ kind }) => kind)}::text[], ${nested.map(({ field }) => field)}::text[])
        AS nested (kind, field) ON nested.kind = record.kind
      WHERE record.district = ${district} AND record.fields->>nested.field IS NOT NULL
    )
    SELECT id FROM up
  `.execute(db);
  return rows.map(({ id }) => id);
}

async function loadReferences(db: Kysely<Database>, district: string, changes: readonly Change[]) {
  const named = referencedIds(changes);
  if (named.length === 0) return new Map<Id, FoldedRecord>();
  const ids = changes.some((change) => nested.some(({ kind }) => kind === change.kind))
    ? await withAncestors(db, district, named)
    : named;
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .select(recordColumns)
    .execute();
  return new Map(rows.map((row) => [row.id, recordFromRow(row)]));
}

/** Reads the records that would lose what they refer to. Field work is left out: it keeps naming deleted records. */
async function loadDependents(db: Kysely<Database>, district: string, changes: readonly Change[]) {
  const removed = changes.filter(({ kind, fields }) => fields.deleted === true && kindOf(kind).family !== 'activity');
  if (removed.length === 0) return [];
  const ids = removed.map(({ record }) => record);
  const kinds = references.filter(
    ({ kind, field, to }) =>
      bindingFields(kindOf(kind)).includes(field) && removed.some((change) => change.kind === to),
  );
  if (kinds.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', sql<string>`any(${kinds.map(({ kind }) => kind)}::text[])`)
    .where('deleted', '=', false)
    .where(sql<boolean>`jsonb_path_query_array(fields, '$.*') ?| ${ids}::text[]`)
    .select(recordColumns)
    .execute();
  return rows.map(recordFromRow);
}

/**
 * Loads the context of the decisions on changes. The number of queries does not depend on the number of changes.
 * @param seqs device numbers that stored changes may have
 */
export async function loadContext(
  db: Kysely<Database>,
  district: string,
  changes: readonly Change[],
  seqs: readonly DeviceSeq[],
): Promise<DecisionContext> {
  const histories = await loadHistories(db, district, editedRecords(changes));
  return {
    histories: await readLetIns(db, district, changes, histories),
    deviceSeqs: await loadDeviceSeqs(db, district, seqs),
    references: await loadReferences(db, district, [...changes, ...recheckedBy(changes, histories)]),
    dependents: await loadDependents(db, district, changes),
  };
}

/** Reads the stored changes that have the ids of these. */
export const loadKnown = (
  db: Kysely<Database>,
  district: string,
  changes: readonly Change[],
): Promise<AppliedChange[]> =>
  loadChanges(
    db,
    district,
    changes.map(({ id }) => id),
  );
