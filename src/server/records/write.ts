import { type Kysely, sql } from 'kysely';
import type { Scope } from '../../domain/kernel/scope.ts';
import type { AppliedChange } from '../../domain/records/change.ts';
import { scopeOf } from '../../domain/records/record.ts';
import { addStored, dropSettled, prepareSums, tallyMovement } from '../figures/apply.ts';
import type { Cells } from '../figures/tally.ts';
import { writeNamings } from '../photos/naming.ts';
import { jsonBytes } from '../platform/database/binary.ts';
import { bulk } from '../platform/database/bulk.ts';
import { type CopyPart, copy, prepareCopy } from '../platform/database/copy.ts';
import { makeLane } from '../platform/database/lane.ts';
import type { Database } from '../platform/database/tables.ts';
import { setHead } from './district.ts';
import type { Draft, Ledger } from './ledger.ts';
import { writeLetIns } from './let-in.ts';
import { announce } from './live-announce.ts';
import { endSessionsOf, losesSessions } from './lost-sessions.ts';
import { changeColumnTypes, changeToRow } from './rows/change-row.ts';
import { type RecordRow, recordColumnTypes, recordToRow } from './rows/record-row.ts';

interface Place {
  readonly district: string;
  /** The district's head before this batch. */
  readonly head: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A record that one change made, and no other has touched. */
const isFresh = ({ before, changes }: Draft): boolean => before === undefined && changes.length === 1;

/** Prepares changes, under the numbers that follow `head`, and the records that are nothing but their creation. */
function prepareChanges({ district, now }: Place, head: number, changes: readonly AppliedChange[], ledger: Ledger) {
  const made: (Omit<RecordRow, 'fields'> & { readonly fields: Uint8Array })[] = [];
  const rows = changes.map((change, index) => {
    const seq = head + 1 + index;
    const draft = ledger.drafts.get(change.record);
    const fields = jsonBytes(change.fields);
    if (draft && isFresh(draft)) made.push({ ...recordToRow(draft.record, seq), fields });
    return { ...changeToRow(change), seq, fields };
  });
  const types = { seq: 'bigint', ...changeColumnTypes } as const;
  const at = ['timestamptz', new Date(now)] as const;
  const parts = [prepareCopy('change', rows, types, { district: ['text', district], received_at: at })];
  if (made.length)
    parts.push(prepareCopy('record', made, recordColumnTypes, { district: ['text', district], created_at: at }));
  return parts;
}

/** Writes records that were edited, also those that were written a moment before as another batch made them. */
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

/** What is to be written when all is judged. */
interface Outcome {
  readonly edited: RecordRow[];
  readonly moves: Move[];
  readonly drafts: Draft[];
  /** Differences to the sums. */
  readonly cells: Cells;
  /** The scopes that records are in, came to or left. */
  readonly scopes: Set<Scope>;
}

function sortOut(ledger: Ledger, head: number): Outcome {
  const outcome: Outcome = { edited: [], moves: [], drafts: [], cells: new Map(), scopes: new Set() };
  for (const draft of ledger.drafts.values()) {
    const { before, record, last } = draft;
    if (last < 0) continue;
    const entered = scopeOf(record);
    const seq = head + 1 + last;
    if (!isFresh(draft)) outcome.edited.push(recordToRow(record, seq));
    outcome.drafts.push(draft);
    outcome.scopes.add(entered);
    tallyMovement(outcome.cells, { before, after: record });
    const left = before && scopeOf(before);
    if (left === undefined || left === entered) continue;
    outcome.scopes.add(left);
    outcome.moves.push({ record: record.id, left, entered, seq });
  }
  dropSettled(outcome.cells);
  return outcome;
}

type Statement = (db: Kysely<Database>) => Promise<void>;

/** What a transaction writes, as it becomes known. */
export interface Writing {
  /** Prepares the changes that the ledger accepted since, and the records that they make. */
  flush(): readonly CopyPart[];
  /** Prepares the rest, when all is judged and prepared. */
  close(): Closing;
}

/** What is written once, at a transaction's end. */
export interface Closing {
  /** The district's new head. */
  readonly head: number;
  /** Reads the sums that are there; may come before the changes are written. */
  readonly read: Statement;
  /** Prepares what then is left: edited records, moves, photos, sums, the head, and the word to whoever listens. */
  prepare(): readonly Statement[];
}

const nothing = async (): Promise<void> => undefined;

export function prepareWriting(place: Place, ledger: Ledger): Writing {
  const { district } = place;
  let written = 0;
  return {
    flush() {
      const news = ledger.accepted.slice(written);
      if (news.length === 0) return [];
      const parts = prepareChanges(place, place.head + written, news, ledger);
      written = ledger.accepted.length;
      return parts;
    },
    close() {
      const head = place.head + written;
      if (written === 0) return { head, read: nothing, prepare: () => [] };
      const { edited, moves, drafts, cells, scopes } = sortOut(ledger, place.head);
      return {
        head,
        read: (db) => addStored(db, district, cells),
        prepare: () => [
          (db) => writeRecords(db, place, edited),
          (db) => writeMoves(db, place, moves),
          (db) => writeNamings(db, district, drafts),
          (db) => writeLetIns(db, district, ledger.accepted),
          (db) => endSessionsOf(db, district, drafts.filter(losesSessions)),
          prepareSums(district, cells),
          (db) => setHead(db, district, head),
          (db) => announce(db, district, head, scopes),
        ],
      };
    },
  };
}

async function finish(db: Kysely<Database>, { prepare }: Closing): Promise<void> {
  for (const statement of prepare()) await statement(db);
}

/**
 * Writes what a ledger accepts. To be used under the district's lock, which makes the order of commits the order of the
 * sequence.
 * @param judge lets the ledger accept changes; those so far begin to be written whenever it calls `flush`
 * @returns the district's new head
 */
export async function writeAccepted(
  db: Kysely<Database>,
  place: Place,
  ledger: Ledger,
  judge: (flush: () => void) => Promise<void> = nothing,
): Promise<number> {
  const lane = makeLane();
  const writing = prepareWriting(place, ledger);
  function flush(): void {
    const parts = writing.flush();
    lane.add(() => copy(db, parts));
  }
  try {
    await judge(flush);
    flush();
    const closing = writing.close();
    lane.add(() => closing.read(db));
    lane.add(() => finish(db, closing));
    await lane.done();
    return closing.head;
  } catch (thrown) {
    // Nothing may be under way any more when the transaction ends.
    await lane.done().catch(() => undefined);
    throw thrown;
  }
}

/** Writes what was prepared already, on assumptions that have turned out to be true. */
export async function writePrepared(db: Kysely<Database>, parts: readonly CopyPart[], closing: Closing): Promise<void> {
  await closing.read(db);
  // The rest is prepared while PostgreSQL takes in the changes.
  const [, statements] = await Promise.all([copy(db, parts), Promise.resolve().then(closing.prepare)]);
  for (const statement of statements) await statement(db);
}
