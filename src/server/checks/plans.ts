import { type Kysely, sql } from 'kysely';
import { claimOf } from '../../domain/attendance/claim.ts';
import { type Attended, heldEvent } from '../../domain/attendance/hours.ts';
import { deadlineOutside } from '../../domain/checks/programme-rules.ts';
import type { Finding } from '../../domain/checks/question.ts';
import { overlappingScans } from '../../domain/checks/scan-rules.ts';
import { plannedEvent } from '../../domain/events/event.ts';
import { wholeYear } from '../../domain/kernel/period.ts';
import { ofProgramme, programmeOf, programmeTaskOf } from '../../domain/programme/plan.ts';
import type { KindName } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import { readByIds } from '../figures/service-records.ts';
import type { Database } from '../platform/database/tables.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';

/** Scans of a year that are compared, the latest: of those who were at two events of one day. */
const MOST_SCANS = 5_000;
/** Programmes, and tasks, of a district that are looked at; a programme has some dozens. */
const MOST_TASKS = 2_000;

/** Reads the scans of people who were scanned at several events of a day, with their events. */
async function readScans(
  db: Kysely<Database>,
  district: string,
  year: number,
  most: number,
): Promise<{ readonly attended: readonly Attended[]; readonly isPartial: boolean }> {
  const { from, to } = wholeYear(year);
  const scans = db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'attendance')
    .where('deleted', '=', false)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where(sql<boolean>`fields->>'way' IN ('code', 'typed')`)
    .select([...recordColumns, 'district', 'day'])
    .select(sql<number>`count(*) OVER (PARTITION BY member, day)`.as('together'));
  const rows = await db
    .selectFrom(scans.as('scan'))
    .where('district', '=', district)
    .where('together', '>', 1)
    .select(recordColumns)
    .orderBy('day', 'desc')
    .orderBy('id')
    .limit(most + 1)
    .execute();
  const claims = rows.slice(0, most).flatMap((row) => claimOf(recordFromRow(row)) ?? []);
  const records = await readByIds(db, district, [...new Set(claims.map(({ event }) => event))]);
  const events = new Map(
    records.flatMap((record) => {
      const plan = plannedEvent(record);
      const held = plan && heldEvent(plan, record);
      return held ? [[record.id, held] as const] : [];
    }),
  );
  const attended = claims.flatMap((claim) => {
    const event = events.get(claim.event);
    return event ? [{ claim, event }] : [];
  });
  return { attended, isPartial: rows.length > most };
}

/** Asks about scans of one person at two events at once. */
export async function checkScans(db: Kysely<Database>, district: string, year: number, most = MOST_SCANS) {
  const { attended, isPartial } = await readScans(db, district, year, most);
  return { found: overlappingScans(attended), isPartial };
}

const readOffice = async (db: Kysely<Database>, district: string, kind: KindName): Promise<FoldedRecord[]> => {
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('scope', '=', 'office')
    .where('kind', '=', kind)
    .where('deleted', '=', false)
    .select(recordColumns)
    .orderBy('id')
    .limit(MOST_TASKS)
    .execute();
  return rows.map(recordFromRow);
};

/** Asks about the programmes that run in a year. */
export async function checkProgrammes(db: Kysely<Database>, district: string, year: number): Promise<Finding[]> {
  const programmes = await readOffice(db, district, 'programme');
  const tasks = await readOffice(db, district, 'programmeTask');
  const { from, to } = wholeYear(year);
  return programmes
    .flatMap((record) => programmeOf(record) ?? [])
    .filter((programme) => programme.from <= to && programme.to >= from)
    .flatMap((programme) =>
      deadlineOutside(
        programme,
        ofProgramme(tasks, programme.id).flatMap((task) => programmeTaskOf(task) ?? []),
      ),
    );
}
