import { type Kysely, sql } from 'kysely';
import type { FoldedRecord } from '../../domain/records/record.ts';
import { bulk } from '../platform/database/bulk.ts';
import type { Database } from '../platform/database/tables.ts';
import { figureInputOf, type TallyFigure } from './figure-input.ts';
import type { TallyCellTable } from './tables.ts';
import { addToCell, addToTally, type Cell, type Cells, cellKey, isZero, nonZeroSums } from './tally.ts';

/** A record before and after a push. */
export interface Movement {
  readonly before: FoldedRecord | undefined;
  readonly after: FoldedRecord;
}

/** Formats a PostgreSQL array literal. Numbers and figure names need no quotes. */
const list = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;
const itemsOf = (text: string): string[] => (text === '{}' ? [] : text.slice(1, -1).split(','));

type StoredCell = Pick<TallyCellTable, 'day' | 'place' | 'squad'> &
  Readonly<Record<'figures' | 'reported' | 'verified' | 'records', string>>;

/**
 * Adds the stored sums to each cell. Call it in the transaction that writes the records, under the district's lock, so
 * that no other writer changes a sum before it is written.
 */
export async function addStored(db: Kysely<Database>, district: string, cells: Cells): Promise<void> {
  if (cells.size === 0) return;
  const input = bulk([...cells.values()], { day: 'date', place: 'uuid', squad: 'uuid' });
  // Arrays are read as text: parsing them as arrays costs several times as much.
  const { rows } = await sql<StoredCell>`
    SELECT t.day, t.place, t.squad, t.figures::text, t.reported::text, t.verified::text, t.records::text
    FROM ${input} JOIN tally_cell AS t
      ON t.district = ${district} AND t.day = row.day AND t.place = row.place AND t.squad = row.squad
  `.execute(db);
  for (const row of rows) {
    const cell = cells.get(cellKey(row.day, row.place, row.squad));
    if (!cell) continue;
    const [reported, verified, records] = [itemsOf(row.reported), itemsOf(row.verified), itemsOf(row.records)];
    for (const [i, figure] of itemsOf(row.figures).entries())
      addToCell(cell, figure as TallyFigure, Number(reported[i]), Number(verified[i]), Number(records[i]));
  }
}

function cellToRow(cell: Cell) {
  const { day, place, squad } = cell;
  const sums = nonZeroSums(cell);
  return {
    day,
    place,
    squad,
    figures: list(sums.map(({ figure }) => figure)),
    reported: list(sums.map(({ reported }) => reported)),
    verified: list(sums.map(({ verified }) => verified)),
    records: list(sums.map(({ records }) => records)),
  };
}

/** Adds a record's present figure input to the cells and subtracts its previous one. */
export function tallyMovement(cells: Cells, { before, after }: Movement): void {
  addToTally(cells, before && figureInputOf(before), -1);
  addToTally(cells, figureInputOf(after), 1);
}

/** Drops cells without any difference, as from a change of a note. */
export function dropZeroCells(cells: Cells): void {
  for (const [key, cell] of cells) if (isZero(cell)) cells.delete(key);
}

/** Writes cells to which `addStored` has added the stored sums. */
export async function writeSums(db: Kysely<Database>, district: string, cells: Cells): Promise<void> {
  if (cells.size === 0) return;
  const input = bulk([...cells.values()].map(cellToRow), {
    day: 'date',
    place: 'uuid',
    squad: 'uuid',
    figures: 'text',
    reported: 'text',
    verified: 'text',
    records: 'text',
  });
  await sql`
    INSERT INTO tally_cell (district, day, place, squad, figures, reported, verified, records)
    SELECT ${district}, day, place, squad, figures::text[], reported::float8[], verified::float8[], records::int[]
    FROM ${input}
    ON CONFLICT (district, day, place, squad) DO UPDATE SET figures = excluded.figures, reported = excluded.reported,
      verified = excluded.verified, records = excluded.records
  `.execute(db);
}
