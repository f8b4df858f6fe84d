import { type Kysely, sql } from 'kysely';
import { type AppliedChange, type Change, isCreation } from '../../domain/change.ts';
import { type Id, isId } from '../../domain/id.ts';
import { specOf } from '../../domain/kind.ts';
import { kindOf } from '../../domain/kinds/index.ts';
import type { FoldedRecord } from '../../domain/record.ts';
import { changeColumns, changeFromRow } from '../database/change-row.ts';
import { recordColumns, recordFromRow } from '../database/record-row.ts';
import type { Database } from '../database/tables.ts';

/** What the database knows of whatever a batch touches or names. */
export interface Prior {
  /** All changes of the records that the batch edits. */
  readonly histories: readonly AppliedChange[];
  /** Of the batch's device numbers, the changes that hold them. */
  readonly deviceSeqs: ReadonlyMap<number, Id>;
  /** Records that the batch points to, and where places are written, those that they lie in. */
  readonly references: ReadonlyMap<Id, FoldedRecord>;
  /** Standing squads, members and places that point to what the batch takes back. */
  readonly dependents: readonly FoldedRecord[];
}

/** What puts a record back brings back what it pointed to. */
function revivedBy(changes: readonly Change[], histories: readonly Change[]): readonly Change[] {
  const ids = new Set(changes.filter(({ fields }) => fields.deleted === false).map(({ record }) => record));
  return ids.size ? histories.filter(({ record }) => ids.has(record)) : [];
}

function referencedIds(changes: readonly Change[]): Id[] {
  const ids = new Set<Id>();
  for (const { kind, fields } of changes)
    for (const [field, value] of Object.entries(fields))
      if (isId(value) && specOf(kindOf(kind), field)?.type === 'reference') ids.add(value);
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

async function loadDeviceSeqs(db: Kysely<Database>, district: string, device: Id, changes: readonly Change[]) {
  const seqs = changes.map(({ deviceSeq }) => deviceSeq);
  const rows = await db
    .selectFrom('change')
    .where('district', '=', district)
    .where('device', '=', device)
    .where('device_seq', '>=', Math.min(...seqs))
    .where('device_seq', '<=', Math.max(...seqs))
    .where(sql<boolean>`device_seq = any(${seqs}::int[])`)
    .select(['device_seq', 'id'])
    .execute();
  return new Map(rows.map((row) => [row.device_seq, row.id]));
}

/** Places, and all places that they lie in: a place must not come to lie in itself. */
async function withAncestors(db: Kysely<Database>, district: string, places: readonly Id[]): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    WITH RECURSIVE up (id) AS (
      SELECT unnest(${places}::uuid[])
      UNION
      SELECT (record.fields->>'parent')::uuid FROM up JOIN record ON record.id = up.id
      WHERE record.district = ${district} AND record.kind = 'place' AND record.fields->>'parent' IS NOT NULL
    )
    SELECT id FROM up
  `.execute(db);
  return rows.map(({ id }) => id);
}

async function loadReferences(db: Kysely<Database>, district: string, changes: readonly Change[]) {
  const named = referencedIds(changes);
  if (named.length === 0) return new Map<Id, FoldedRecord>();
  const ids = changes.some(({ kind }) => kind === 'place') ? await withAncestors(db, district, named) : named;
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
  const ids = changes
    .filter(({ kind, fields }) => fields.deleted === true && kindOf(kind).family === 'reference')
    .map(({ record }) => record);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', 'in', ['squad', 'member', 'place', 'material'])
    .where('deleted', '=', false)
    .where(sql<boolean>`jsonb_path_query_array(fields, '$.*') ?| ${ids}::text[]`)
    .select(recordColumns)
    .execute();
  return rows.map(recordFromRow);
}

/** Loads, with a number of queries that does not depend on the batch, what is needed to judge it. */
export async function loadPrior(
  db: Kysely<Database>,
  district: string,
  device: Id,
  changes: readonly Change[],
): Promise<Prior> {
  if (changes.length === 0) return { histories: [], deviceSeqs: new Map(), references: new Map(), dependents: [] };
  const histories = await loadHistories(db, district, editedRecords(changes));
  return {
    histories,
    deviceSeqs: await loadDeviceSeqs(db, district, device, changes),
    references: await loadReferences(db, district, [...changes, ...revivedBy(changes, histories)]),
    dependents: await loadDependents(db, district, changes),
  };
}

/** The changes that are here already under the batch's ids. */
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
