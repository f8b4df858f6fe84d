import { type Kysely, sql } from 'kysely';
import { scopeOf } from '../../domain/record.ts';
import type { Scope } from '../../domain/scope.ts';
import { bulk } from '../database/bulk.ts';
import { changeColumnTypes, changeToRow } from '../database/change-row.ts';
import { type RecordRow, recordToRow } from '../database/record-row.ts';
import type { Database } from '../database/tables.ts';
import { applyFigures, type Movement } from '../figures/apply.ts';
import { writeNamings } from '../uploads/naming.ts';
import type { Draft, Ledger } from './ledger.ts';
import { announce } from './live-announce.ts';

interface Place {
  readonly district: string;
  /** The district's head before this batch. */
  readonly head: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A record that one change made, and no other has touched: its row repeats the change. */
const isFresh = ({ before, changes }: Draft, { deleted }: RecordRow): boolean =>
  before === undefined && changes.length === 1 && !deleted;

/** Writes all changes, and in the same statement the records that are nothing but their creation. */
async function writeChanges(
  db: Kysely<Database>,
  { district, head, now }: Place,
  { accepted }: Ledger,
  fresh: ReadonlyMap<string, RecordRow>,
): Promise<void> {
  const rows = accepted.map((change, index) => {
    const { scope, squad, member, day, place, status } = fresh.get(change.id) ?? {};
    return { ...changeToRow(change), seq: head + 1 + index, scope, squad, member, day, place, status };
  });
  const input = bulk(rows, {
    seq: 'bigint',
    ...changeColumnTypes,
    scope: 'text',
    squad: 'uuid',
    member: 'uuid',
    day: 'date',
    place: 'uuid',
    status: 'text',
  });
  const at = sql`${new Date(now)}::timestamptz`;
  await sql`
    WITH input AS MATERIALIZED (SELECT * FROM ${input}),
    changes AS (
      INSERT INTO change (district, seq, id, device, device_seq, record, kind, schema, claimed, effective, base, fields,
        author, received_at)
      SELECT ${district}, seq, id, device, device_seq, record, kind, schema, claimed, effective, base, fields, author,
        ${at}
      FROM input
    )
    INSERT INTO record (district, id, kind, scope, seq, fields, clocks, author, created_at, created_clock, squad, member,
      day, place, status)
    SELECT ${district}, id, kind, scope, seq, fields, '{}', author, ${at}, effective, squad, member, day, place, status
    FROM input WHERE scope IS NOT NULL
  `.execute(db);
}

/** Writes records that were edited, also those made in the same batch. */
async function writeRecords(db: Kysely<Database>, { district, now }: Place, rows: readonly RecordRow[]): Promise<void> {
  if (rows.length === 0) return;
  const input = bulk(rows, {
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
  });
  await sql`
    INSERT INTO record (district, id, kind, scope, seq, fields, clocks, heads, author, created_at, created_clock, deleted,
      squad, member, day, place, status)
    SELECT ${district}, id, kind, scope, seq, fields, clocks, heads, author, ${new Date(now)}::timestamptz,
      created_clock, deleted, squad, member, day, place, status
    FROM ${input}
    ON CONFLICT (district, id) DO UPDATE SET
      scope = excluded.scope, seq = excluded.seq, fields = excluded.fields, clocks = excluded.clocks,
      heads = excluded.heads, created_clock = excluded.created_clock, deleted = excluded.deleted,
      squad = excluded.squad, member = excluded.member, day = excluded.day, place = excluded.place,
      status = excluded.status
  `.execute(db);
}

interface Move {
  readonly record: string;
  readonly left: string;
  readonly entered: string;
  readonly seq: number;
}

/** A record leaves a trace in the scope that it left, and none in the one that it came (back) to. */
async function writeMoves(db: Kysely<Database>, { district }: Place, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  const input = bulk(moves, { record: 'uuid', left: 'text', entered: 'text', seq: 'bigint' });
  await sql`
    DELETE FROM departure USING ${input}
    WHERE departure.district = ${district} AND departure.scope = row.entered AND departure.record = row.record
  `.execute(db);
  await sql`
    INSERT INTO departure (district, scope, record, seq) SELECT ${district}, "left", record, seq FROM ${input}
    ON CONFLICT (district, scope, record) DO UPDATE SET seq = excluded.seq
  `.execute(db);
}

/** The scopes that records are in, came to or left. */
const touchedScopes = (
  fresh: Iterable<RecordRow>,
  edited: readonly RecordRow[],
  moves: readonly Move[],
): ReadonlySet<Scope> =>
  new Set([
    ...[...fresh].map(({ scope }) => scope),
    ...edited.map(({ scope }) => scope),
    ...moves.map(({ left }) => left),
  ]);

/**
 * Writes what the ledger accepted: changes, folded records, moves between scopes, evidence and sums. To be called under
 * the district's lock, which makes the order of commits the order of the sequence.
 * @returns the district's new head
 */
export async function writeLedger(db: Kysely<Database>, place: Place, ledger: Ledger): Promise<number> {
  if (ledger.accepted.length === 0) return place.head;
  const fresh = new Map<string, RecordRow>();
  const rows: RecordRow[] = [];
  const moves: Move[] = [];
  const movements: Movement[] = [];
  const written: Draft[] = [];
  for (const draft of ledger.drafts.values()) {
    const { before, record, last } = draft;
    if (last < 0) continue;
    const row = recordToRow(record, place.head + 1 + last);
    const left = before && scopeOf(before);
    if (isFresh(draft, row)) fresh.set(row.id, row);
    else rows.push(row);
    movements.push({ before, after: record });
    written.push(draft);
    if (left !== undefined && left !== row.scope)
      moves.push({ record: row.id, left, entered: row.scope, seq: row.seq });
  }
  await writeChanges(db, place, ledger, fresh);
  await writeRecords(db, place, rows);
  await writeMoves(db, place, moves);
  await applyFigures(db, place.district, movements);
  await writeNamings(db, place.district, written);
  const head = place.head + ledger.accepted.length;
  await db.updateTable('district').set({ head }).where('id', '=', place.district).execute();
  await announce(db, place.district, head, touchedScopes(fresh.values(), rows, moves));
  return head;
}
