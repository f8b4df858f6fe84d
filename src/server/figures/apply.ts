import { type Kysely, sql } from 'kysely';
import type { FoldedRecord } from '../../domain/records/record.ts';
import { bulk } from '../platform/database/bulk.ts';
import type { Database } from '../platform/database/tables.ts';
import { figureInputOf, type TallyFigure } from './figure-input.ts';
import { addToCell, addToTally, type Cell, type CellKey, type Cells, cellKey, isZero, nonZeroSums } from './tally.ts';

/** A record before and after a push. */
export interface Movement {
  readonly before: FoldedRecord | undefined;
  readonly after: FoldedRecord;
}

/** Formats a PostgreSQL array literal. Numbers and figure names need no quotes. */
const list = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;
const itemsOf = (text: string): string[] => (text === '{}' ? [] : text.slice(1, -1).split(','));

type StoredCell = CellKey & Readonly<Record<'figures' | 'reported' | 'verified' | 'records', string>>;

const keyColumns = { span: 'text', day: 'date', place: 'uuid', squad: 'uuid', campaign: 'uuid' } as const;

/**
 * Adds the stored sums to each cell. Call it in the transaction that writes the records, under the district's lock, so
 * that no other writer changes a sum before it is written.
 */
export async function addStored(db: Kysely<Database>, district: string, cells: Cells): Promise<void> {
  if (cells.size === 0) return;
  const input = bulk([...cells.values()], keyColumns);
  // Arrays are read as text: parsing them as arrays costs several times as much.
  const { rows } = await sql<StoredCell>`
    SELECT t.span, t.day, t.place, t.squad, t.campaign, t.figures::text, t.reported::text, t.verified::text, t.records::text
    FROM ${input} JOIN tally_cell AS t
      ON t.district = ${district} AND t.span = row.span AND t.day = row.day AND t.place = row.place AND t.squad = row.squad
        AND t.campaign = row.campaign
  `.execute(db);
  for (const row of rows) {
    const cell = cells.get(cellKey(row));
    if (!cell) continue;
    const [reported, verified, records] = [itemsOf(row.reported), itemsOf(row.verified), itemsOf(row.records)];
    for (const [i, figure] of itemsOf(row.figures).entries())
      addToCell(cell, figure as TallyFigure, Number(reported[i]), Number(verified[i]), Number(records[i]));
  }
}

function cellToRow(cell: Cell) {
  const { span, day, place, squad, campaign } = cell;
  const sums = nonZeroSums(cell);
  return {
    ...{ span, day, place, squad, campaign },
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
    ...keyColumns,
    figures: 'text',
    reported: 'text',
    verified: 'text',
    records: 'text',
  });
  await sql`
    INSERT INTO tally_cell (district, span, day, place, squad, campaign, figures, reported, verified, records)
    SELECT ${district}, span, day, place, squad, campaign, figures::text[], reported::float8[], verified::float8[],
      records::int[]
    FROM ${input}
    ON CONFLICT (district, span, day, place, squad, campaign) DO UPDATE SET figures = excluded.figures,
      reported = excluded.reported, verified = excluded.verified, records = excluded.records
  `.execute(db);
}
