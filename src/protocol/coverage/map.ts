import * as v from 'valibot';
import {
  codePattern,
  MAP_SIDE,
  MAX_AREA_NAME,
  MAX_AREAS,
  MAX_OUTLINES,
  outlinePattern,
} from '../../domain/coverage/map.ts';
import { isStorable } from '../../domain/kernel/storable.ts';
import { IdSchema, TimeSchema } from '../kernel/primitives.ts';

/** Maximum bytes of a map that is sent: its outlines, and 300 for each area's name, code and place. */
export const MAX_MAP_BYTES = MAX_OUTLINES + 300 * MAX_AREAS;

const SideSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAP_SIDE));

const AreaSchema = v.object({
  name: v.pipe(
    v.string(),
    v.maxLength(2 * MAX_AREA_NAME),
    v.check((name) => [...name].length <= MAX_AREA_NAME && isStorable(name), 'name'),
  ),
  code: v.nullable(v.pipe(v.string(), v.regex(codePattern))),
  outline: v.pipe(v.string(), v.maxLength(MAX_OUTLINES), v.regex(outlinePattern)),
  place: v.nullable(IdSchema),
});

/** The district's map, as the office sends it and receives it. */
export const MapSchema = v.pipe(
  v.object({
    width: SideSchema,
    height: SideSchema,
    areas: v.pipe(v.array(AreaSchema), v.minLength(1), v.maxLength(MAX_AREAS), v.readonly()),
  }),
  v.check(({ areas }) => areas.reduce((sum, { outline }) => sum + outline.length, 0) <= MAX_OUTLINES, 'outlines'),
);

/** The map with the server's time of its loading, which tells it from former ones; null before one is loaded. */
export const MapResponse = v.object({
  map: v.nullable(v.object({ drawing: MapSchema, loadedAt: TimeSchema, loadedBy: IdSchema })),
});
export type MapResponse = v.InferOutput<typeof MapResponse>;
export type LoadedMap = NonNullable<MapResponse['map']>;

/** The place of an area, chosen by hand; null takes the choice back. */
export const AreaChoice = v.object({
  loadedAt: TimeSchema,
  area: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_AREAS - 1)),
  place: v.nullable(IdSchema),
});
export type AreaChoice = v.InferOutput<typeof AreaChoice>;
