import { type Kysely, sql } from 'kysely';
import { type Finding, MOST_OF_A_RULE } from '../../domain/checks/question.ts';
import { type Amount, amountFields, lateShare, type MonthOfSquad, outliers } from '../../domain/checks/work-rules.ts';
import { readClock } from '../../domain/kernel/clock.ts';
import { type Day, dayAt, daysBetween } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { firstOfMonth } from '../../domain/kernel/period.ts';
import type { ActivityName } from '../../domain/records/kinds/index.ts';
import { BACK_ENTRY_DAYS } from '../../domain/records/record.ts';
import type { Database } from '../platform/database/tables.ts';

/** Records of half a month that are read at most: the memory of a request. The rest of the half is not looked at. */
const MOST_IN_HALF = 50_000;

interface WorkRow {
  readonly id: Id;
  readonly kind: ActivityName;
  readonly squad: Id | null;
  readonly day: Day;
  readonly amount: number | null;
  readonly created: string;
}

/** A half month: from a day until before another. */
interface Half {
  readonly from: Day;
  readonly until: Day;
}

/** The halves of a year's months. */
const halvesOf = (year: number): Half[] =>
  Array.from({ length: 12 }, (_, month) => {
    const dayOf = (at: number, day: string): Day =>
      `${at < 12 ? year : year + 1}-${String((at % 12) + 1).padStart(2, '0')}-${day}`;
    const middle = dayOf(month, '16');
    return [
      { from: dayOf(month, '01'), until: middle },
      { from: middle, until: dayOf(month + 1, '01') },
    ];
  }).flat();

/** Reads what counts of half a month, by the index of kind and day. */
async function readHalf(
  db: Kysely<Database>,
  district: string,
  { from, until }: Half,
  most: number,
): Promise<readonly WorkRow[]> {
  const [kinds, fields] = [amountFields.map(({ kind }) => kind), amountFields.map(({ field }) => field)];
  const { rows } = await sql<WorkRow>`
    SELECT part.* FROM unnest(${kinds}::text[], ${fields}::text[]) AS asked (kind, field)
    CROSS JOIN LATERAL (
      SELECT id, kind, squad, day, (fields->>asked.field)::float8 AS amount, created_clock AS created FROM record
      WHERE district = ${district} AND kind = asked.kind AND NOT deleted AND NOT date_unsure
        AND status IN ('reported', 'verified') AND day >= ${from}::date AND day < ${until}::date
    ) AS part LIMIT ${most + 1}
  `.execute(db);
  return rows;
}

const isAmount = (row: WorkRow): row is WorkRow & Amount => row.amount !== null && row.amount > 0;

const isLate = ({ day, created }: WorkRow): boolean =>
  daysBetween(day, dayAt(readClock(created).wall)) > BACK_ENTRY_DAYS;

/**
 * Asks about amounts far above their peers, and about months that were entered late. It reads half a month at a time, so
 * that its memory does not grow with the year.
 * @param most records of half a month that are looked at
 */
export async function checkWork(
  db: Kysely<Database>,
  district: string,
  year: number,
  most = MOST_IN_HALF,
): Promise<{ readonly found: readonly Finding[]; readonly isPartial: boolean }> {
  const found: Finding[] = [];
  let isPartial = false;
  const months = new Map<string, { -readonly [K in keyof MonthOfSquad]: MonthOfSquad[K] }>();
  for (const half of halvesOf(year)) {
    const read = await readHalf(db, district, half, most);
    const rows = read.slice(0, most);
    isPartial ||= read.length > most;
    if (found.length <= MOST_OF_A_RULE) found.push(...outliers(rows.filter(isAmount)));
    for (const row of rows) {
      if (!row.squad) continue;
      const key = `${row.squad} ${firstOfMonth(row.day)}`;
      const month = months.get(key) ?? { squad: row.squad, month: firstOfMonth(row.day), all: 0, late: 0 };
      month.all += 1;
      if (isLate(row)) month.late += 1;
      months.set(key, month);
    }
  }
  return { found: [...found, ...[...months.values()].flatMap(lateShare)], isPartial };
}
