import { sql } from 'kysely';
import { dayAt } from '../../domain/kernel/day.ts';
import type { ServerContext } from '../platform/context.ts';
import { makeMinuteCap } from '../platform/minute-cap.ts';

/** Openings that count in a minute, of all batches of a district. Scanning leaflets by hand is slower. */
export const MAX_A_MINUTE = 120;

/**
 * Makes the counter of openings. It knows batch and day, and nothing of who opened the page. More than the maximum in a
 * minute are not counted, so that a program can not make up readers at will.
 */
export function makeOpenings(context: ServerContext) {
  const hasRoom = makeMinuteCap(() => context.now(), MAX_A_MINUTE);
  /** Counts an opening of a batch that the ledger knows; others are left out without an error. */
  return async (batch: string): Promise<void> => {
    const { db, district, now } = context;
    if (!hasRoom()) return;
    await sql`
      INSERT INTO batch_opening (district, batch, day, openings)
      SELECT ${district}, ${batch}, ${dayAt(now())}::date, 1
      WHERE EXISTS (SELECT FROM stock_flow WHERE district = ${district} AND batch = ${batch} AND batch <> '')
      ON CONFLICT (district, batch, day) DO UPDATE SET openings = batch_opening.openings + 1
    `.execute(db);
  };
}
