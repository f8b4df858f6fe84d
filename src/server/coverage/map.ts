import { sql } from 'kysely';
import * as v from 'valibot';
import { type DistrictMap, keepChoices } from '../../domain/coverage/map.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { type AreaChoice, type MapResponse, MapSchema } from '../../protocol/coverage/map.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { json } from '../platform/database/json.ts';
import { atomically } from '../platform/database/transaction.ts';

/** Reads the district's map; null before one is loaded. */
export async function readMap({ db, district }: ServerContext): Promise<MapResponse> {
  const row = await db
    .selectFrom('district_map')
    .where('district', '=', district)
    .select(['map', 'loaded_at', 'loaded_by'])
    .executeTakeFirst();
  if (!row) return { map: null };
  const { map, loaded_at, loaded_by } = row;
  return { map: { drawing: v.parse(MapSchema, map), loadedAt: loaded_at.getTime(), loadedBy: loaded_by } };
}

/** Saves a map in place of the former one, and keeps its choices. */
export const loadMap = (context: ServerContext, actor: Id, loaded: DistrictMap): Promise<MapResponse> =>
  atomically(context, async (within) => {
    const { db, district } = within;
    const { map: former } = await readMap(within);
    const map = former ? keepChoices(loaded, former.drawing) : loaded;
    const row = { map: json({ ...map }), loaded_at: new Date(within.now()), loaded_by: actor };
    await db
      .insertInto('district_map')
      .values({ district, ...row })
      .onConflict((conflict) => conflict.column('district').doUpdateSet(row))
      .execute();
    const detail = { areas: map.areas.length };
    await appendAudit(within, { action: 'map_loaded', actor, subject: 'map', detail });
    return readMap(within);
  });

/**
 * Saves which place an area of the map is. Refused with `conflict` if another map was loaded meanwhile, and with
 * `not_found` if there is no such area or place.
 */
export const chooseArea = (
  context: ServerContext,
  actor: Id,
  { loadedAt, area, place }: AreaChoice,
): Promise<Result<MapResponse, 'conflict' | 'not_found'>> =>
  atomically(context, async (within) => {
    const { db, district } = within;
    const row = await db
      .selectFrom('district_map')
      .where('district', '=', district)
      .select(['loaded_at', sql<number>`jsonb_array_length(map->'areas')`.as('areas')])
      .forUpdate()
      .executeTakeFirst();
    if (row?.loaded_at.getTime() !== loadedAt) return err('conflict');
    if (area >= row.areas || (place !== null && !(await isPlace(within, place)))) return err('not_found');
    await db
      .updateTable('district_map')
      .set({ map: sql`jsonb_set(map, ${`{areas,${area},place}`}::text[], ${JSON.stringify(place)}::jsonb)` })
      .where('district', '=', district)
      .execute();
    await appendAudit(within, { action: 'map_area_chosen', actor, subject: place ?? 'none', detail: { area } });
    return ok(await readMap(within));
  });

async function isPlace({ db, district }: ServerContext, id: Id): Promise<boolean> {
  const found = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('id', '=', id)
    .where('kind', '=', 'place')
    .where('deleted', '=', false)
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
}

/** Removes the district's map, if there is one. */
export const removeMap = (context: ServerContext, actor: Id): Promise<void> =>
  atomically(context, async (within) => {
    const { numDeletedRows } = await within.db
      .deleteFrom('district_map')
      .where('district', '=', within.district)
      .executeTakeFirst();
    if (numDeletedRows > 0n) await appendAudit(within, { action: 'map_removed', actor, subject: 'map' });
  });
