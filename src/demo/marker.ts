import { sql } from 'kysely';
import * as v from 'valibot';
import type { ServerContext } from '../server/platform/context.ts';
import { json } from '../server/platform/database/json.ts';

/** Stored in the district's settings. It identifies a demo's database and whether its loading is complete. */
const Marker = v.object({ seed: v.number(), state: v.picklist(['loading', 'ready']) });
export type Marker = v.InferOutput<typeof Marker>;

/** @returns undefined for a database that is not a demo's */
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
