import { type Kysely, sql } from 'kysely';
import { canonicalJson } from '../../domain/kernel/canonical-json.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { AppliedChange } from '../../domain/records/change.ts';
import { fold } from '../../domain/records/fold.ts';
import { type FoldedRecord, phaseOf } from '../../domain/records/record.ts';
import { type Database, noId } from '../platform/database/tables.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { changeColumns, changeFromRow } from '../records/rows/change-row.ts';
import { type RecordRow, recordToRow } from '../records/rows/record-row.ts';
import { figureInputOf } from './figure-input.ts';
import { addFlows, type Flows, flowKey } from './flows.ts';
import { creditClaims, serviceInput, serviceRows } from './service.ts';
import type { PresenceRecords } from './service-records.ts';
import type { TallyView } from './tables.ts';
import { addToTally, type CellKey, type Cells, cellKey, nonZeroSums } from './tally.ts';

/** A difference between a stored value and the one computed from the changes. */
export interface Difference {
  readonly table: 'record' | 'tally' | 'flow' | 'service';
  /** Identifies the row for a reader. */
  readonly key: string;
  /** As JSON; null where there is no row. */
  readonly stored: string | null;
  readonly rebuilt: string | null;
}

export interface Verification {
  readonly changes: number;
  readonly records: number;
  /**
   * Number of contributions to figures. Evidence is computed from the records, so it has no rows of its own to compare.
   */
  readonly contributions: number;
  readonly tallies: number;
  /** Number of flows of the ledger of materials. */
  readonly flows: number;
  readonly differences: readonly Difference[];
}

/** Number of records that are rebuilt at a time, so that memory does not grow with the district. */
const CHUNK = 2_000;

/** Serializes a row as JSON with sorted keys, without null and absent values. */
const canonical = (row: unknown): string =>
  canonicalJson(JSON.parse(JSON.stringify(row, (_, part: unknown) => part ?? undefined)));

type Rows = ReadonlyMap<string, string>;

function* compare(table: Difference['table'], stored: Rows, rebuilt: Rows): Generator<Difference> {
  for (const [key, value] of rebuilt) {
    const found = stored.get(key) ?? null;
    if (found !== value) yield { table, key, stored: found, rebuilt: value };
  }
  for (const [key, value] of stored) if (!rebuilt.has(key)) yield { table, key, stored: value, rebuilt: null };
}

const keyed = <T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, string> =>
  new Map(rows.map((row) => [keyOf(row), canonical(row)]));

type StoredRow = AppliedChange & { readonly seq: number };

/** Reads the next records by id, each with its changes. */
async function readChunk(db: Kysely<Database>, district: string, after: Id): Promise<Map<Id, StoredRow[]>> {
  const made = await db
    .selectFrom('change')
    .where('district', '=', district)
    .where('id', '>', after)
    .whereRef('id', '=', 'record')
    .select([...changeColumns, 'seq'])
    .orderBy('id')
    .limit(CHUNK)
    .execute();
  const edits = await db
    .selectFrom('change')
    .where('district', '=', district)
    .where('record', '=', sql<Id>`any(${made.map(({ id }) => id)}::uuid[])`)
    .whereRef('record', '<>', 'id')
    .select([...changeColumns, 'seq'])
    .execute();
  const rows = [...made, ...edits];
  const chunk = new Map<Id, StoredRow[]>();
  for (const row of rows) {
    const change = { ...changeFromRow(row), seq: row.seq };
    const changes = chunk.get(row.record);
    if (changes) changes.push(change);
    else chunk.set(row.record, [change]);
  }
  return chunk;
}

const recordFields = [
  'id',
  'kind',
  'scope',
  'seq',
  'fields',
  'clocks',
  'heads',
  'author',
  'created_clock',
  'deleted',
  'squad',
  'member',
  'day',
  'place',
  'status',
  'date_unsure',
] as const satisfies readonly (keyof RecordRow)[];

/** Reads the stored records between two ids. It also finds records without changes. */
function readStored(db: Kysely<Database>, district: string, after: Id, upTo: Id | undefined) {
  return db
    .selectFrom('record')
    .where('district', '=', district)
    .where('id', '>', after)
    .$if(upTo !== undefined, (query) => query.where('id', '<=', upTo ?? after))
    .select(recordFields)
    .execute();
}

const tallyKey = ({ figure, ...at }: CellKey & Pick<TallyView, 'figure'>): string => `${cellKey(at)} ${figure}`;

async function readTallies(db: Kysely<Database>, district: string): Promise<Map<string, string>> {
  const columns = ['figure', 'day', 'place', 'squad', 'campaign', 'reported', 'verified', 'records'] as const;
  const of = (view: 'tally' | 'tally_month') =>
    db.selectFrom(view).where('district', '=', district).select(columns).execute();
  const [days, months] = [await of('tally'), await of('tally_month')];
  return keyed(
    [
      ...days.map((row) => ({ span: 'day' as const, ...row })),
      ...months.map((row) => ({ span: 'month' as const, ...row })),
    ],
    tallyKey,
  );
}

const finishTallies = (cells: Cells): Map<string, string> =>
  keyed(
    [...cells.values()].flatMap((cell) => {
      const { sums: _, ...at } = cell;
      return nonZeroSums(cell).map((sum) => ({ ...at, ...sum }));
    }),
    tallyKey,
  );

async function readFlows(db: Kysely<Database>, district: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('stock_flow')
    .where('district', '=', district)
    .select(['day', 'material', 'batch', 'giver', 'taker', 'quantity'])
    .execute();
  return keyed(rows, flowKey);
}

async function readService(db: Kysely<Database>, district: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('service')
    .where('district', '=', district)
    .select(['attendance', 'member', 'day', 'place', 'squad', 'campaign', 'minutes'])
    .execute();
  return keyed(rows, ({ attendance }) => attendance);
}

/** The sums of all records, and the records that decide about service. */
interface Totals {
  readonly cells: Cells;
  readonly flows: Flows;
  readonly presence: Readonly<Record<keyof PresenceRecords, FoldedRecord[]>>;
}

function collectPresence({ claims, events, keys }: Totals['presence'], record: FoldedRecord): void {
  if (record.kind === 'attendance') claims.push(record);
  else if (record.kind === 'eventKey') keys.push(record);
  else if (phaseOf(record) !== undefined) events.push(record);
}

interface Rebuilt {
  readonly records: RecordRow[];
  contributions: number;
  changes: number;
}

/** Folds a chunk's records again and adds them to the sums. */
function rebuildChunk(chunk: ReadonlyMap<Id, readonly StoredRow[]>, { cells, flows, presence }: Totals): Rebuilt {
  const rebuilt: Rebuilt = { records: [], contributions: 0, changes: 0 };
  for (const [id, changes] of chunk) {
    rebuilt.changes += changes.length;
    const record = fold(changes);
    if (!record) throw new Error(`record ${id} has changes but not the one that made it`);
    const input = figureInputOf(record);
    rebuilt.records.push(recordToRow(record, Math.max(...changes.map(({ seq }) => seq))));
    rebuilt.contributions += input?.contributions.length ?? 0;
    addToTally(cells, input, 1);
    addFlows(flows, record, 1);
    collectPresence(presence, record);
  }
  return rebuilt;
}

/**
 * Folds every record of a district again and compares records, sums and ledger with the stored ones. It reads one
 * snapshot of the database, so it may run beside the server. Evidence is computed from the compared records.
 */
export function verifyFigures(db: Kysely<Database>, district: string): Promise<Verification> {
  return inSnapshot(db, async (snapshot) => {
    const presence = { claims: [], events: [], keys: [] };
    const totals: Totals = { cells: new Map(), flows: new Map(), presence };
    const differences: Difference[] = [];
    const count = { changes: 0, records: 0, contributions: 0 };
    for (let after: Id | undefined = noId; after !== undefined; ) {
      const chunk = await readChunk(snapshot, district, after);
      const upTo: Id | undefined = chunk.size < CHUNK ? undefined : [...chunk.keys()].at(-1);
      const rebuilt = rebuildChunk(chunk, totals);
      const stored = await readStored(snapshot, district, after, upTo);
      count.changes += rebuilt.changes;
      count.records += rebuilt.records.length;
      count.contributions += rebuilt.contributions;
      differences.push(
        ...compare(
          'record',
          keyed(stored, ({ id }) => id),
          keyed(rebuilt.records, ({ id }) => id),
        ),
      );
      after = upTo;
    }
    const service = serviceRows(creditClaims(presence));
    for (const row of service) addToTally(totals.cells, serviceInput(row), 1);
    const served = keyed(service, ({ attendance }) => attendance);
    differences.push(...compare('service', await readService(snapshot, district), served));
    const tallies = finishTallies(totals.cells);
    differences.push(...compare('tally', await readTallies(snapshot, district), tallies));
    const flows = keyed([...totals.flows.values()], flowKey);
    differences.push(...compare('flow', await readFlows(snapshot, district), flows));
    return { ...count, tallies: tallies.size, flows: flows.size, differences };
  });
}
