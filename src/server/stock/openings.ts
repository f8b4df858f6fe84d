import { sql } from 'kysely';
import { dayAt } from '../../domain/kernel/day.ts';
import type { ServerContext } from '../platform/context.ts';

const MINUTE_MS = 60_000;
/** Openings that count in a minute, of all batches of a district. Scanning leaflets by hand is slower. */
export const MAX_A_MINUTE = 120;

/**
 * Makes the counter of openings. It knows batch and day, and nothing of who opened the page. More than the maximum in a
 * minute are not counted, so that a program can not make up readers at will.
 */
export function makeOpenings(context: ServerContext) {
  let minute = 0;
  let counted = 0;
  /** Counts an opening of a batch that the ledger knows; others are left out without an error. */
  return async (batch: string): Promise<void> => {
    const { db, district, now } = context;
    const at = Math.floor(now() / MINUTE_MS);
    if (at !== minute) [minute, counted] = [at, 0];
    counted += 1;
    if (counted > MAX_A_MINUTE) return;
    await sql`
      INSERT INTO batch_opening (district, batch, day, openings)
      SELECT ${district}, ${batch}, ${dayAt(now())}::date, 1
      WHERE EXISTS (SELECT FROM stock_flow WHERE district = ${district} AND batch = ${batch} AND batch <> '')
      ON CONFLICT (district, batch, day) DO UPDATE SET openings = batch_opening.openings + 1
    `.execute(db);
  };
}
