import { type Kysely, sql } from 'kysely';
import { placesAbove, type Work } from '../../domain/coverage/coverage.ts';
import { taskOf, taskStates } from '../../domain/coverage/task.ts';
import { isSomewhere, type KindName, kindNames } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import type { CoverageQuery, CoverageResponse } from '../../protocol/coverage/coverage.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';

/** Tasks that are looked at, those due last first; more than a district gives in two years. */
const MAX_TASKS = 5_000;

/** Records of field work that count: plans have no status, and what was sent back counts nowhere. */
const counts = (district: string) => sql<boolean>`
  district = ${district} AND kind = any(${kindNames.filter(isSomewhere)}::text[]) AND NOT deleted AND NOT date_unsure
  AND status IN ('reported', 'verified')`;

async function readWorks(db: Kysely<Database>, district: string, { from, to }: CoverageQuery): Promise<Work[]> {
  const { rows } = await sql<Work>`
    SELECT kind, place, squad, fields->>'stage' AS stage, max(day) AS day, count(*)::int AS records
    FROM record
    WHERE ${counts(district)} AND place IS NOT NULL AND day BETWEEN ${from}::date AND ${to}::date
    GROUP BY kind, place, squad, stage ORDER BY kind, place, squad, stage
  `.execute(db);
  return rows;
}

async function countPlaceless(db: Kysely<Database>, district: string, { from, to }: CoverageQuery): Promise<number> {
  const { rows } = await sql<{ readonly records: number }>`
    SELECT count(*)::int AS records FROM record
    WHERE ${counts(district)} AND place IS NULL AND day BETWEEN ${from}::date AND ${to}::date
  `.execute(db);
  return rows[0]?.records ?? 0;
}

async function readRecords(
  db: Kysely<Database>,
  district: string,
  kind: KindName,
  limit: number,
): Promise<FoldedRecord[]> {
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', kind)
    .where('deleted', '=', false)
    .select([...recordColumns])
    .orderBy(sql`fields->>'due' DESC NULLS LAST`)
    .limit(limit)
    .execute();
  return rows.map(recordFromRow);
}

/** More places than a district has. */
const MAX_PLACES = 50_000;

/** Finds the tasks that are done, by the first work since each was given. */
async function readDone(db: Kysely<Database>, district: string): Promise<CoverageResponse['done']> {
  const tasks = (await readRecords(db, district, 'task', MAX_TASKS)).flatMap((record) => taskOf(record) ?? []);
  const [first] = tasks.map(({ from }) => from).sort();
  if (first === undefined) return {};
  const above = placesAbove(await readRecords(db, district, 'place', MAX_PLACES));
  const { rows: works } = await sql<Work>`
    SELECT kind, place, squad, fields->>'stage' AS stage, day, count(*)::int AS records
    FROM record
    WHERE ${counts(district)} AND place IS NOT NULL AND day >= ${first}::date
      AND squad = any(${[...new Set(tasks.map(({ squad }) => squad))]}::uuid[])
    GROUP BY kind, place, squad, stage, day
  `.execute(db);
  const states = taskStates(tasks, works, above);
  return Object.fromEntries(states.flatMap(({ task, done }) => (done ? [[task.id, done]] : [])));
}

/** Reads which places the district's work reached in a period, and which tasks are done. */
export const readCoverage = ({ db, district, now }: ServerContext, query: CoverageQuery): Promise<CoverageResponse> =>
  inSnapshot(db, async (snapshot) => ({
    time: now(),
    works: await readWorks(snapshot, district, query),
    placeless: await countPlaceless(snapshot, district, query),
    done: await readDone(snapshot, district),
  }));
