import { type Kysely, sql } from 'kysely';
import type { Day } from '../../domain/day.ts';
import type { Figure } from '../../domain/figure.ts';
import type { Id } from '../../domain/id.ts';
import type { FoldedRecord } from '../../domain/record.ts';
import { bulk } from '../database/bulk.ts';
import type { Database } from '../database/tables.ts';
import { roundQuantity, type Standing, standingOf } from './standing.ts';
import { type Tallies, tallyUp } from './tally.ts';

/** A record before and after a push. */
export interface Movement {
  readonly before: FoldedRecord | undefined;
  readonly after: FoldedRecord;
}

/** A row of `contribution` without its district. */
export interface ContributionRow {
  readonly record: Id;
  readonly figure: Figure;
  readonly quantity: number;
  readonly day: Day;
  readonly place: Id | null;
  readonly squad: Id | null;
  readonly member: Id | null;
  readonly verified: boolean;
}

export const contributionRows = (record: Id, standing: Standing | undefined): ContributionRow[] => {
  if (!standing) return [];
  const { contributions, day, place, squad, member, verified } = standing;
  return contributions.map(({ figure, quantity }) => ({
    record,
    figure,
    quantity,
    day,
    place,
    squad,
    member,
    verified,
  }));
};

async function removeContributions(
  db: Kysely<Database>,
  district: string,
  rows: readonly ContributionRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    DELETE FROM contribution AS c USING ${bulk(rows, { figure: 'text', day: 'date', record: 'uuid' })}
    WHERE c.district = ${district} AND c.figure = row.figure AND c.day = row.day AND c.record = row.record
  `.execute(db);
}

async function addContributions(
  db: Kysely<Database>,
  district: string,
  rows: readonly ContributionRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const input = bulk(rows, {
    record: 'uuid',
    figure: 'text',
    quantity: 'float8',
    day: 'date',
    place: 'uuid',
    squad: 'uuid',
    member: 'uuid',
    verified: 'boolean',
  });
  await sql`
    INSERT INTO contribution (district, record, figure, quantity, day, place, squad, member, verified)
    SELECT ${district}, record, figure, quantity, day, place, squad, member, verified FROM ${input}
  `.execute(db);
}

async function writeTallies(db: Kysely<Database>, district: string, tallies: Tallies): Promise<void> {
  const rows = [...tallies.values()]
    .map((row) => ({ ...row, reported: roundQuantity(row.reported), verified: roundQuantity(row.verified) }))
    .filter((row) => row.reported || row.verified || row.records);
  if (rows.length === 0) return;
  const input = bulk(rows, {
    figure: 'text',
    day: 'date',
    place: 'uuid',
    squad: 'uuid',
    reported: 'float8',
    verified: 'float8',
    records: 'int',
  });
  await sql`
    INSERT INTO tally AS t (district, figure, day, place, squad, reported, verified, records)
    SELECT ${district}, figure, day, place, squad, reported, verified, records FROM ${input}
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
  const former: ContributionRow[] = [];
  const rows: ContributionRow[] = [];
  for (const { before, after } of movements) {
    const was = before && standingOf(before);
    const standing = standingOf(after);
    tallyUp(tallies, was, -1);
    tallyUp(tallies, standing, 1);
    if (was) former.push(...contributionRows(after.id, was));
    rows.push(...contributionRows(after.id, standing));
  }
  await removeContributions(db, district, former);
  await addContributions(db, district, rows);
  await writeTallies(db, district, tallies);
}
