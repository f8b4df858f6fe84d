import { type Kysely, sql } from 'kysely';
import type { Scope } from '../../domain/kernel/scope.ts';
import { scopeOf } from '../../domain/records/record.ts';
import { appendAudits } from '../audit/audit.ts';
import { addStored, dropZeroCells, tallyMovement, writeSums } from '../figures/apply.ts';
import { addFlows, type Flows, writeFlows } from '../figures/flows.ts';
import { updateService } from '../figures/service.ts';
import type { Cells } from '../figures/tally.ts';
import { writeNamings } from '../photos/naming.ts';
import { jsonBytes } from '../platform/database/binary.ts';
import { bulk } from '../platform/database/bulk.ts';
import { copy, prepareCopy } from '../platform/database/copy.ts';
import type { Database } from '../platform/database/tables.ts';
import { presenceEntries } from './audit-presence.ts';
import { setHead } from './district.ts';
import { writeLetIns } from './let-in.ts';
import { announce } from './live-announce.ts';
import { endSessionsOf, losesSessions } from './lost-sessions.ts';
import { changeColumnTypes, changeToRow } from './rows/change-row.ts';
import { type RecordRow, recordColumnTypes, recordToRow } from './rows/record-row.ts';
import type { Draft, WorkingSet } from './working-set.ts';

interface Place {
  readonly district: string;
  /** The district's head before this batch. */
  readonly head: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Tells whether a record was created by one change and not edited since. */
const isFresh = ({ before, changes }: Draft): boolean => before === undefined && changes.length === 1;

/**
 * Writes the accepted changes under the numbers that follow the head, and the records that consist of their creation.
 */
async function writeChanges(
  db: Kysely<Database>,
  { district, head, now }: Place,
  { accepted, drafts }: WorkingSet,
): Promise<void> {
  const made: (Omit<RecordRow, 'fields'> & { readonly fields: Uint8Array })[] = [];
  const rows = accepted.map((change, index) => {
    const seq = head + 1 + index;
    const draft = drafts.get(change.record);
    const fields = jsonBytes(change.fields);
    if (draft && isFresh(draft)) made.push({ ...recordToRow(draft.record, seq), fields });
    return { ...changeToRow(change), seq, fields };
  });
  const types = { seq: 'bigint', ...changeColumnTypes } as const;
  const at = ['timestamptz', new Date(now)] as const;
  const parts = [prepareCopy('change', rows, types, { district: ['text', district], received_at: at })];
  if (made.length)
    parts.push(prepareCopy('record', made, recordColumnTypes, { district: ['text', district], created_at: at }));
  await copy(db, parts);
}

async function writeRecords(db: Kysely<Database>, { district, now }: Place, rows: readonly RecordRow[]): Promise<void> {
  if (rows.length === 0) return;
  const input = bulk(rows, recordColumnTypes);
  await sql`
    INSERT INTO record (district, id, kind, scope, seq, fields, clocks, heads, author, created_at, created_clock, deleted,
      squad, member, day, place, status, date_unsure)
    SELECT ${district}, id, kind, scope, seq, fields, clocks, heads, author, ${new Date(now)}::timestamptz,
      created_clock, deleted, squad, member, day, place, status, date_unsure
    FROM ${input}
    ON CONFLICT (district, id) DO UPDATE SET
      scope = excluded.scope, seq = excluded.seq, fields = excluded.fields, clocks = excluded.clocks,
      heads = excluded.heads, created_clock = excluded.created_clock, deleted = excluded.deleted,
      squad = excluded.squad, member = excluded.member, day = excluded.day, place = excluded.place,
      status = excluded.status, date_unsure = excluded.date_unsure
  `.execute(db);
}

interface Move {
  readonly record: string;
  readonly left: string;
  readonly entered: string;
  readonly seq: number;
}

/** Writes a departure in each scope that a record left, and removes the one in the scope that it entered. */
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

/** The records that a commit writes, with their effects on scopes, sums and sessions. */
interface Effects {
  readonly edited: readonly RecordRow[];
  readonly moves: readonly Move[];
  readonly drafts: readonly Draft[];
  /** Changes of the sums. */
  readonly cells: Cells;
  /** Changes of the ledger of materials. */
  readonly flows: Flows;
  /** Scopes that contain, gained or lost a written record. */
  readonly scopes: ReadonlySet<Scope>;
}

function effectsOf({ drafts }: WorkingSet, head: number): Effects {
  const written = [...drafts.values()].filter(({ last }) => last >= 0);
  const edited: RecordRow[] = [];
  const moves: Move[] = [];
  const cells: Cells = new Map();
  const flows: Flows = new Map();
  const scopes = new Set<Scope>();
  for (const draft of written) {
    const { before, record, last } = draft;
    const entered = scopeOf(record);
    const seq = head + 1 + last;
    if (!isFresh(draft)) edited.push(recordToRow(record, seq));
    scopes.add(entered);
    tallyMovement(cells, { before, after: record });
    addFlows(flows, before, -1);
    addFlows(flows, record, 1);
    const left = before && scopeOf(before);
    if (left === undefined || left === entered) continue;
    scopes.add(left);
    moves.push({ record: record.id, left, entered, seq });
  }
  return { edited, moves, drafts: written, cells, flows, scopes };
}

/**
 * Writes a working set's accepted changes with the records, sums, head and announcement. The caller holds the
 * district's lock, so the order of commits is the order of the sequence.
 * @returns the district's new head
 */
export async function commit(db: Kysely<Database>, place: Place, workingSet: WorkingSet): Promise<number> {
  const { accepted } = workingSet;
  if (accepted.length === 0) return place.head;
  const { district } = place;
  const head = place.head + accepted.length;
  const { edited, moves, drafts, cells, flows, scopes } = effectsOf(workingSet, place.head);
  await writeChanges(db, place, workingSet);
  await writeRecords(db, place, edited);
  await writeMoves(db, place, moves);
  await writeNamings(db, district, drafts);
  await writeLetIns(db, district, accepted);
  await endSessionsOf(db, district, drafts.filter(losesSessions));
  await updateService(
    db,
    district,
    drafts.map(({ before, record }) => ({ before, after: record })),
    cells,
  );
  dropZeroCells(cells);
  await addStored(db, district, cells);
  await writeSums(db, district, cells);
  await writeFlows(db, district, flows);
  await appendAudits({ db, district, now: () => place.now }, presenceEntries(workingSet));
  await setHead(db, district, head);
  await announce(db, district, head, scopes);
  return head;
}
