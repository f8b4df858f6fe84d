import { type Kysely, sql } from 'kysely';
import { scopeOf } from '../../domain/record.ts';
import { changeToRow } from '../database/change-row.ts';
import { type RecordRow, recordToRow } from '../database/record-row.ts';
import type { Database } from '../database/tables.ts';
import { applyFigures, type Movement } from '../figures/apply.ts';
import type { Ledger } from './ledger.ts';

interface Place {
  readonly district: string;
  /** The district's head before this batch. */
  readonly head: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

async function writeChanges(db: Kysely<Database>, { district, head, now }: Place, { accepted }: Ledger): Promise<void> {
  const rows = accepted.map((change, index) => ({ seq: head + 1 + index, ...changeToRow(change) }));
  await sql`
    INSERT INTO change (district, seq, id, device, device_seq, record, kind, schema, claimed, effective, base, fields,
      author, received_at)
    SELECT ${district}, seq, id, device, device_seq, record, kind, schema, claimed, effective, base, fields,
      author, ${new Date(now)}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row (seq bigint, id uuid, device uuid, device_seq int,
      record uuid, kind text, schema int, claimed text, effective text, base jsonb, fields jsonb, author uuid)
  `.execute(db);
}

async function writeRecords(db: Kysely<Database>, { district, now }: Place, rows: readonly RecordRow[]): Promise<void> {
  await sql`
    INSERT INTO record (district, id, kind, scope, seq, fields, clocks, heads, author, created_at, created_clock, deleted,
      squad, member, day, place, status)
    SELECT ${district}, id, kind, scope, seq, fields, clocks, heads, author, ${new Date(now)}::timestamptz,
      created_clock, deleted, squad, member, day, place, status
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row (id uuid, kind text, scope text, seq bigint,
      fields jsonb, clocks jsonb, heads jsonb, author uuid, created_clock text, deleted boolean, squad uuid,
      member uuid, day date, place uuid, status text)
    ON CONFLICT (district, id) DO UPDATE SET
      scope = excluded.scope, seq = excluded.seq, fields = excluded.fields, clocks = excluded.clocks,
      heads = excluded.heads, created_clock = excluded.created_clock, deleted = excluded.deleted,
      squad = excluded.squad, member = excluded.member, day = excluded.day, place = excluded.place,
      status = excluded.status
  `.execute(db);
}

interface Move {
  readonly record: string;
  readonly from: string;
  readonly to: string;
  readonly seq: number;
}

/** A record leaves a trace in the scope that it left, and none in the one that it came (back) to. */
async function writeMoves(db: Kysely<Database>, { district }: Place, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  const row = sql`json_to_recordset(${JSON.stringify(moves)}::json) AS row (record uuid, "from" text, "to" text, seq bigint)`;
  await sql`
    DELETE FROM departure USING ${row}
    WHERE departure.district = ${district} AND departure.scope = row."to" AND departure.record = row.record
  `.execute(db);
  await sql`
    INSERT INTO departure (district, scope, record, seq) SELECT ${district}, "from", record, seq FROM ${row}
    ON CONFLICT (district, scope, record) DO UPDATE SET seq = excluded.seq
  `.execute(db);
}

/**
 * Writes what the ledger accepted: changes, folded records, moves between scopes, evidence and sums. To be called under
 * the district's lock, which makes the order of commits the order of the sequence.
 * @returns the district's new head
 */
export async function writeLedger(db: Kysely<Database>, place: Place, ledger: Ledger): Promise<number> {
  if (ledger.accepted.length === 0) return place.head;
  const rows: RecordRow[] = [];
  const moves: Move[] = [];
  const movements: Movement[] = [];
  for (const { before, record, last } of ledger.drafts.values()) {
    if (last < 0) continue;
    const row = recordToRow(record, place.head + 1 + last);
    const from = before && scopeOf(before);
    rows.push(row);
    movements.push({ before, after: record });
    if (from !== undefined && from !== row.scope) moves.push({ record: row.id, from, to: row.scope, seq: row.seq });
  }
  await writeChanges(db, place, ledger);
  await writeRecords(db, place, rows);
  await writeMoves(db, place, moves);
  await applyFigures(db, place.district, movements);
  const head = place.head + ledger.accepted.length;
  await db.updateTable('district').set({ head }).where('id', '=', place.district).execute();
  return head;
}
