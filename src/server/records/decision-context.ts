import { type Kysely, sql } from 'kysely';
import { type Id, isId } from '../../domain/kernel/id.ts';
import { type AppliedChange, type Change, isCreation } from '../../domain/records/change.ts';
import { specOf } from '../../domain/records/kind.ts';
import { type KindName, kindOf, references } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import { bulk } from '../platform/database/bulk.ts';
import type { Database } from '../platform/database/tables.ts';
import { readLetIns } from './let-in.ts';
import { changeColumns, changeFromRow } from './rows/change-row.ts';
import { recordColumns, recordFromRow } from './rows/record-row.ts';

/** What the database holds of the records that the changes of a transaction edit or name. */
export interface DecisionContext {
  /** All changes of the records that they edit. */
  readonly histories: readonly AppliedChange[];
  /** Of their device numbers, those that changes hold. */
  readonly deviceSeqs: readonly DeviceSeq[];
  /** Records that they point to, and where places are written, those that they lie in. */
  readonly references: ReadonlyMap<Id, FoldedRecord>;
  /** Standing records of reference kinds that point to what they take back. */
  readonly dependents: readonly FoldedRecord[];
}

/** A place in the order of a device. */
export type DeviceSeq = Pick<Change, 'device' | 'deviceSeq'>;

/** The histories of records that are undeleted: undeleting a record re-validates its references. */
function revivedBy(changes: readonly Change[], histories: readonly Change[]): readonly Change[] {
  const ids = new Set(changes.filter(({ fields }) => fields.deleted === false).map(({ record }) => record));
  return ids.size ? histories.filter(({ record }) => ids.has(record)) : [];
}

const isReference = (kind: KindName, field: string): boolean => specOf(kindOf(kind), field)?.type === 'reference';

/** The records that changes name. */
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

/** All changes of records: their creations, whose ids are the records', and their edits. */
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

/** Those of the numbers that a change holds. */
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

/** Kinds whose records lie in others of the kind, as places do. */
const nested = references.filter(({ kind, to }) => kind === to);

/** Records, and all that they lie in: a place must not come to lie in itself. */
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

/** Field work keeps naming what is gone; what else points to it would be lost from sight with it. */
async function loadDependents(db: Kysely<Database>, district: string, changes: readonly Change[]) {
  const removed = changes.filter(({ kind, fields }) => fields.deleted === true && kindOf(kind).family === 'reference');
  if (removed.length === 0) return [];
  const ids = removed.map(({ record }) => record);
  const kinds = references.filter(
    ({ kind, to }) => kindOf(kind).family === 'reference' && removed.some((change) => change.kind === to),
  );
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
 * Loads what the decisions on changes need. The number of queries does not depend on the number of changes.
 * @param seqs of their device numbers, those that a change may hold
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
    references: await loadReferences(db, district, [...changes, ...revivedBy(changes, histories)]),
    dependents: await loadDependents(db, district, changes),
  };
}

/** The changes that are here already under the ids of others. */
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
