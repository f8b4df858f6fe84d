import { sql } from 'kysely';
import * as v from 'valibot';
import type { ServerContext } from '../server/platform/context.ts';
import { json } from '../server/platform/database/json.ts';

/** Kept among the district's settings: what makes a database a demo's, and whether it is whole. */
const Marker = v.object({ seed: v.number(), state: v.picklist(['loading', 'ready']) });
export type Marker = v.InferOutput<typeof Marker>;

/** @returns undefined for a database that no demo has touched */
export async function readMarker({ db, district }: ServerContext): Promise<Marker | undefined> {
  const row = await db.selectFrom('district').where('id', '=', district).select('settings').executeTakeFirst();
  const parsed = v.safeParse(Marker, row?.settings.demo);
  return parsed.success ? parsed.output : undefined;
}

export async function writeMarker({ db, district }: ServerContext, marker: Marker): Promise<void> {
  await db
    .updateTable('district')
    .set({ settings: sql`settings || ${json({ demo: marker })}` })
    .where('id', '=', district)
    .execute();
}
