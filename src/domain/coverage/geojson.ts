import { err, ok, type Result } from '../kernel/result.ts';
import { readName } from '../reading/name.ts';
import { MAX_AREA_NAME, MAX_AREAS } from './map.ts';

/** Maximum bytes of a GeoJSON file. */
export const MAX_GEOJSON_BYTES = 20_000_000;
/** Maximum corners of all areas of a file. Survey files of 20 MB have up to 900,000, at 23 bytes each. */
const MAX_CORNERS = 1_000_000;
/** Maximum features of a file, areas and others. */
const MAX_FEATURES = 10 * MAX_AREAS;
/** Maximum amount of a coordinate: metres of a Gauss-Krüger grid, with the number of its zone, need 8 digits. */
const MAX_COORDINATE = 100_000_000;

/** Why a file is no map: `not_json`, `not_geojson` (another format), `no_areas`, `too_many` areas or corners. */
export type GeoJsonFailure = 'not_json' | 'not_geojson' | 'no_areas' | 'too_many';

export type Corner = readonly [x: number, y: number];
export type Ring = readonly Corner[];

/** An area of a file, with its rings as GeoJSON has them (RFC 7946, sections 3.1.6 and 3.1.7). */
export interface FileArea {
  readonly name: string;
  readonly code: string | null;
  readonly polygons: readonly (readonly Ring[])[];
}

/** The areas of a file. */
export interface FileMap {
  readonly areas: readonly FileArea[];
  /** Number of features that are no readable areas, such as points and lines. */
  readonly others: number;
}

type Properties = Readonly<Record<string, unknown>>;

/** Names of properties that hold an area's name or code, as map programs and 国土调查 databases write them. */
const nameKeys = ['name', 'NAME', 'Name', '名称', 'XZQMC', 'ZLDWMC', 'QSDWMC', 'fullname', 'title'];
const codeKeys = ['code', 'CODE', 'adcode', '代码', '区划代码', 'XZQDM', 'ZLDWDM', 'QSDWDM', 'gb', 'id'];

const isRow = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string =>
  typeof value === 'string' || (typeof value === 'number' && Number.isSafeInteger(value)) ? String(value).trim() : '';

/** Reads a name with as many characters as a place's name may have. */
const nameOf = (properties: Properties): string => {
  const text = nameKeys.map((key) => textOf(properties[key])).find((found) => found !== '') ?? '';
  return [...readName(text)].slice(0, MAX_AREA_NAME).join('');
};

/** Reads a code of 12 digits. Surveys append digits, towns and districts lack zeros, 天地图 puts 156 (China) before it. */
function codeOf(properties: Properties): string | null {
  for (const key of codeKeys) {
    const digits = /^(?:156)?(\d{6}|\d{9}|\d{12,19})$/.exec(textOf(properties[key]))?.[1];
    if (digits !== undefined) return digits.slice(0, 12).padEnd(12, '0');
  }
  return null;
}

const isCoordinate = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= MAX_COORDINATE;

function cornerOf(value: unknown): Corner | undefined {
  if (!Array.isArray(value)) return undefined;
  const [x, y]: readonly unknown[] = value;
  return isCoordinate(x) && isCoordinate(y) ? [x, y] : undefined;
}

/** Reads a list with a reader of its items; undefined if it is no list, too short, or not readable. */
function readList<T>(value: unknown, read: (item: unknown) => T | undefined, least: number): T[] | undefined {
  if (!Array.isArray(value) || value.length < least) return undefined;
  const items: T[] = [];
  for (const each of value) {
    const item = read(each);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

const ringOf = (value: unknown): Ring | undefined => readList(value, cornerOf, 4);
const polygonOf = (value: unknown): Ring[] | undefined => readList(value, ringOf, 1);

function polygonsOf(geometry: unknown): Ring[][] | undefined {
  if (!isRow(geometry)) return undefined;
  if (geometry.type === 'Polygon') return readList([geometry.coordinates], polygonOf, 1);
  if (geometry.type === 'MultiPolygon') return readList(geometry.coordinates, polygonOf, 1);
  return undefined;
}

const cornersIn = (polygons: readonly (readonly Ring[])[]): number =>
  polygons.flat().reduce((sum, ring) => sum + ring.length, 0);

/** Joins features of one name and code into one area: surveys write an enclave as a feature of its own. */
function joinParts(parts: readonly FileArea[]): FileArea[] {
  const areas = new Map<string | FileArea, FileArea>();
  for (const part of parts) {
    const key = part.code === null || part.name === '' ? part : `${part.code} ${part.name}`;
    const before = areas.get(key);
    areas.set(key, before ? { ...before, polygons: [...before.polygons, ...part.polygons] } : part);
  }
  return [...areas.values()];
}

/** Reads the areas of a GeoJSON text. Features that are no areas are counted, not kept. */
export function readGeoJson(text: string): Result<FileMap, GeoJsonFailure> {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return err('not_json');
  }
  if (!isRow(file) || file.type !== 'FeatureCollection' || !Array.isArray(file.features)) return err('not_geojson');
  if (file.features.length > MAX_FEATURES) return err('too_many');
  const parts: FileArea[] = [];
  let corners = 0;
  for (const feature of file.features as readonly unknown[]) {
    const polygons = isRow(feature) ? polygonsOf(feature.geometry) : undefined;
    if (!isRow(feature) || !polygons) continue;
    const properties = isRow(feature.properties) ? feature.properties : {};
    corners += cornersIn(polygons);
    if (corners > MAX_CORNERS) return err('too_many');
    parts.push({ name: nameOf(properties), code: codeOf(properties), polygons });
  }
  const areas = joinParts(parts);
  if (areas.length > MAX_AREAS) return err('too_many');
  return areas.length ? ok({ areas, others: file.features.length - parts.length }) : err('no_areas');
}
