import { sql } from 'kysely';
import { addDays, dayAt } from '../../domain/kernel/day.ts';
import { OPENING_DAYS, type Openings } from '../../protocol/pages/openings.ts';
import { type PostPath, type PublicPath, postNumber } from '../../protocol/pages/public-paths.ts';
import type { ServerContext } from '../platform/context.ts';
import { makeMinuteCap } from '../platform/minute-cap.ts';
import { readPublicText } from '../posts/public-posts.ts';

/** Openings that count in a minute, of all pages of a district. */
export const MAX_PAGES_A_MINUTE = 600;

/** Makes the counter of openings of public pages. It knows page and day, and nothing of who opened it. */
export function makePageOpenings(context: ServerContext) {
  const hasRoom = makeMinuteCap(() => context.now(), MAX_PAGES_A_MINUTE);
  return async (page: PublicPath | PostPath): Promise<void> => {
    const { db, district, now } = context;
    if (!hasRoom()) return;
    const number = postNumber(page);
    if (number !== undefined && !(await readPublicText(context, number))) return;
    await sql`
      INSERT INTO page_opening (district, page, day, openings) VALUES (${district}, ${page}, ${dayAt(now())}::date, 1)
      ON CONFLICT (district, page, day) DO UPDATE SET openings = page_opening.openings + 1
    `.execute(db);
  };
}

/** Reads how often each page, and the page behind each batch's code, was opened on each of the last days. */
export async function readOpenings({ db, district, now }: ServerContext): Promise<Openings> {
  const before = addDays(dayAt(now()), -OPENING_DAYS);
  const pages = await db
    .selectFrom('page_opening')
    .where('district', '=', district)
    .where('day', '>', before)
    .select(['page', sql<string>`day::text`.as('day'), 'openings'])
    .orderBy('page')
    .orderBy('day')
    .execute();
  const batches = await db
    .selectFrom('batch_opening')
    .where('district', '=', district)
    .where('day', '>', before)
    .select(['batch', sql<string>`day::text`.as('day'), 'openings'])
    .orderBy('batch')
    .orderBy('day')
    .execute();
  return { pages, batches };
}
