import { type GeoJsonFailure, readGeoJson } from '../../../domain/coverage/geojson.ts';
import type { DistrictMap } from '../../../domain/coverage/map.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { drawMap } from './outlines.ts';

/** A step of the work on a file. */
export type Step = 'reading' | 'drawing';

/** A map made of a file, with the number of its features that are no areas. */
export interface PreparedMap {
  readonly map: DistrictMap;
  readonly others: number;
}

/** Makes a map of a GeoJSON file's bytes. */
export function prepareMap(bytes: ArrayBuffer, onStep: (step: Step) => void): Result<PreparedMap, GeoJsonFailure> {
  onStep('reading');
  const file = readGeoJson(new TextDecoder().decode(bytes));
  if (!file.ok) return file;
  onStep('drawing');
  const map = drawMap(file.value.areas);
  return map ? ok({ map, others: file.value.others }) : err('too_many');
}
