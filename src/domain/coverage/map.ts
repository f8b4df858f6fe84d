import type { Id } from '../kernel/id.ts';
import { nameKey } from '../reading/name.ts';
import { type FoldedRecord, isDeleted, textField } from '../records/record.ts';

/** Side of the square in which a map is drawn, in units. Whole units keep the paths short. */
export const MAP_SIDE = 2_000;
/** Maximum characters of all outlines of a map. */
export const MAX_OUTLINES = 300_000;
/** Maximum number of areas. A county has some hundred villages. */
export const MAX_AREAS = 3_000;
/** Maximum characters of an area's name. */
export const MAX_AREA_NAME = 40;

/** An outline as the `d` of an SVG path: whole numbers, from a corner on by differences. */
export const outlinePattern = /^(?:M\d{1,4} \d{1,4}l-?\d{1,4} -?\d{1,4}(?: -?\d{1,4} -?\d{1,4})+z)+$/;

/** A division's code: 12 digits (国家统计局 统计用区划代码). */
export const codePattern = /^\d{12}$/;

/** An area of the district's map. */
export interface Area {
  readonly name: string;
  /** Null if the file has no code for the area. */
  readonly code: string | null;
  readonly outline: string;
  /** The place that the office chose by hand; null where code or name decide. */
  readonly place: Id | null;
}

/** The district's map: its areas in a drawing of this size. */
export interface DistrictMap {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly Area[];
}

/** Endings that files and rosters write differently for the same village or town. */
const ending = /(?:村民委员会|居民委员会|社区居委会|村委会|居委会|社区|行政村|村|街道办事处|街道|镇|乡)$/;

const plainName = (name: string): string => {
  const key = nameKey(name);
  const short = key.replace(ending, '');
  return short.length > 1 ? short : key;
};

/** How an area was matched with a place: by the office's hand, by code or by name. */
export interface Match {
  readonly place: Id;
  readonly by: 'hand' | 'code' | 'name';
}

/** Indexes items by a key; a key of several items names none of them. */
function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T | undefined> {
  const found = new Map<string, T | undefined>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== '') found.set(key, found.has(key) ? undefined : item);
  }
  return found;
}

/**
 * Matches the areas of a map with places of one form: by hand, else by code, else by name. The whole name counts before
 * the name without its ending. Code and name decide only where one area and one place have them, and give no place
 * twice; by hand a place may have several areas.
 * @returns the match of each area, in their order; undefined for an area without a place
 */
export function matchAreas(
  areas: readonly Area[],
  places: readonly FoldedRecord[],
  form: string,
): readonly (Match | undefined)[] {
  const known = places.filter((place) => !isDeleted(place) && textField(place, 'form') === form);
  const ids = new Set(known.map(({ id }) => id));
  const matches = new Map<Area, Match>();
  const taken = new Set<Id>();
  const match = (area: Area, place: Id, by: Match['by']): void => {
    matches.set(area, { place, by });
    taken.add(place);
  };
  for (const area of areas) if (area.place !== null && ids.has(area.place)) match(area, area.place, 'hand');
  const round = (by: Match['by'], ofArea: (area: Area) => string, ofPlace: (place: FoldedRecord) => string): void => {
    const byKey = uniqueBy(known, ofPlace);
    for (const [key, area] of uniqueBy(areas, ofArea)) {
      const place = byKey.get(key);
      if (area && place && !matches.has(area) && !taken.has(place.id)) match(area, place.id, by);
    }
  };
  const nameOf = (place: FoldedRecord) => textField(place, 'name') ?? '';
  round(
    'code',
    ({ code }) => code ?? '',
    (place) => textField(place, 'code') ?? '',
  );
  round(
    'name',
    ({ name }) => nameKey(name),
    (place) => nameKey(nameOf(place)),
  );
  round(
    'name',
    ({ name }) => plainName(name),
    (place) => plainName(nameOf(place)),
  );
  return areas.map((area) => matches.get(area));
}

/** Keeps the places chosen by hand, for areas that have the same name and code in another file. */
export function keepChoices(map: DistrictMap, before: DistrictMap): DistrictMap {
  const keyOf = ({ name, code }: Area) => `${code ?? ''} ${nameKey(name)}`;
  const former = uniqueBy(before.areas, keyOf);
  const now = uniqueBy(map.areas, keyOf);
  return {
    ...map,
    areas: map.areas.map((area) => {
      const key = keyOf(area);
      const place = now.get(key) && former.get(key)?.place;
      return place && area.place === null ? { ...area, place } : area;
    }),
  };
}
