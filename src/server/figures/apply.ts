import { type Kysely, sql } from 'kysely';
import type { FoldedRecord } from '../../domain/record.ts';
import type { Database } from '../database/tables.ts';
import { roundQuantity, type Standing, standingOf } from './standing.ts';
import { type Tallies, tallyUp } from './tally.ts';

/** A record before and after a push. */
export interface Movement {
  readonly before: FoldedRecord | undefined;
  readonly after: FoldedRecord;
}

/** A standing as rows of `contribution`, without their district. */
export const contributionRows = (record: string, standing: Standing | undefined) =>
  (standing?.contributions ?? []).map(({ figure, quantity }) => ({
    record,
    figure,
    quantity,
    day: standing?.day,
    place: standing?.place,
    squad: standing?.squad,
    member: standing?.member,
    verified: standing?.verified,
  }));

type ContributionRow = ReturnType<typeof contributionRows>[number];

async function writeContributions(
  db: Kysely<Database>,
  district: string,
  changed: readonly string[],
  rows: readonly ContributionRow[],
): Promise<void> {
  if (changed.length)
    await db
      .deleteFrom('contribution')
      .where('district', '=', district)
      .where(sql<boolean>`record = any(${changed}::uuid[])`)
      .execute();
  if (rows.length)
    await sql`
      INSERT INTO contribution (district, record, figure, quantity, day, place, squad, member, verified)
      SELECT ${district}, record, figure, quantity, day, place, squad, member, verified
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row
        (record uuid, figure text, quantity float8, day date, place uuid, squad uuid, member uuid, verified boolean)
    `.execute(db);
}

async function writeTallies(db: Kysely<Database>, district: string, tallies: Tallies): Promise<void> {
  const rows = [...tallies.values()]
    .map((row) => ({ ...row, reported: roundQuantity(row.reported), verified: roundQuantity(row.verified) }))
    .filter((row) => row.reported || row.verified || row.records);
  if (rows.length === 0) return;
  await sql`
    INSERT INTO tally AS t (district, figure, day, place, squad, reported, verified, records)
    SELECT ${district}, figure, day, place, squad, reported, verified, records
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row
      (figure text, day date, place uuid, squad uuid, reported float8, verified float8, records int)
    ON CONFLICT (district, figure, day, place, squad) DO UPDATE SET
      reported = round((t.reported + excluded.reported)::numeric, 6)::float8,
      verified = round((t.verified + excluded.verified)::numeric, 6)::float8,
      records = t.records + excluded.records
  `.execute(db);
}

/**
 * Brings the evidence and the sums to what records now say. To be called in the transaction that writes the records,
 * under the district's lock.
 */
export async function applyFigures(
  db: Kysely<Database>,
  district: string,
  movements: readonly Movement[],
): Promise<void> {
  const tallies: Tallies = new Map();
  const changed: string[] = [];
  const rows: ContributionRow[] = [];
  for (const { before, after } of movements) {
    const standing = standingOf(after);
    const former = before && standingOf(before);
    tallyUp(tallies, former, -1);
    tallyUp(tallies, standing, 1);
    if (former) changed.push(after.id);
    rows.push(...contributionRows(after.id, standing));
  }
  await writeContributions(db, district, changed, rows);
  await writeTallies(db, district, tallies);
}
