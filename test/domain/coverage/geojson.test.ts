import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGeoJson } from '../../../src/domain/coverage/geojson.ts';
import { codePattern, MAX_AREA_NAME, MAX_AREAS } from '../../../src/domain/coverage/map.ts';

const ring = [
  [104, 31],
  [105, 31],
  [105, 32],
  [104, 31],
];
const polygon = { type: 'Polygon', coordinates: [ring] };
const village = (properties: unknown, geometry: unknown = polygon) => ({ type: 'Feature', properties, geometry });
const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

function read(text: string) {
  const found = readGeoJson(text);
  if (!found.ok) throw new Error(found.error);
  return found.value;
}
const areaOf = (properties: unknown) => read(file(village(properties))).areas[0];

describe('a GeoJSON file', () => {
  it('gives its areas with their rings, and counts what is no area', () => {
    const multi = { type: 'MultiPolygon', coordinates: [[ring], [ring, ring]] };
    const point = village({ name: '村委会' }, { type: 'Point', coordinates: [104, 31] });
    const found = read(
      file(village({ name: '岭头村' }), point, village({ name: '云盘村' }, multi), null, village({}, null)),
    );
    expect(found).toEqual({
      areas: [
        { name: '岭头村', code: null, polygons: [[ring]] },
        { name: '云盘村', code: null, polygons: [[ring], [ring, ring]] },
      ],
      others: 3,
    });
  });

  it('may start with a byte order mark, and have heights', () => {
    const high = { type: 'Polygon', coordinates: [ring.map((corner) => [...corner, 512.5])] };
    expect(read(`\ufeff${file(village({ name: '岭头村' }, high))}`).areas[0]?.polygons).toEqual([[ring]]);
  });

  it.each([
    ['{"type":"FeatureCollection","features":[', 'not_json'],
    ['', 'not_json'],
    ['PK\u0003\u0004 a shape file', 'not_json'],
    ['[]', 'not_geojson'],
    ['"text"', 'not_geojson'],
    ['null', 'not_geojson'],
    [JSON.stringify({ type: 'Topology', objects: {}, arcs: [] }), 'not_geojson'],
    [JSON.stringify(village({ name: '岭头村' })), 'not_geojson'],
    [JSON.stringify({ type: 'FeatureCollection', features: {} }), 'not_geojson'],
    [file(), 'no_areas'],
    [file(village({}, { type: 'LineString', coordinates: ring })), 'no_areas'],
    [file(village({}, { type: 'Polygon', coordinates: [] })), 'no_areas'],
    [file(village({}, { type: 'Polygon', coordinates: [ring.slice(1)] })), 'no_areas'],
    [file(village({}, { type: 'Polygon', coordinates: [[...ring, ['104', '31']]] })), 'no_areas'],
    [file(village({}, { type: 'Polygon', coordinates: [[...ring, [1e9, 31]]] })), 'no_areas'],
    [file(...Array.from({ length: MAX_AREAS + 1 }, () => village({}))), 'too_many'],
    [file(...Array.from({ length: 10 * MAX_AREAS + 1 }, () => null)), 'too_many'],
  ])('is refused: %.60s', (text, failure) => {
    expect(readGeoJson(text)).toEqual({ ok: false, error: failure });
  });

  it('is refused with more corners than can be simplified', () => {
    const long = Array.from({ length: 1_000_001 }, () => '[1,1]').join();
    const text = `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[${long}]]}}]}`;
    expect(text.length).toBeLessThan(20_000_000);
    expect(readGeoJson(text)).toEqual({ ok: false, error: 'too_many' });
  });

  it.each([
    [{ code: '510722101201' }, '510722101201'],
    [{ CODE: 510_722_101_201 }, '510722101201'],
    [{ ZLDWDM: '5107221012010000000' }, '510722101201'],
    [{ adcode: 510_722 }, '510722000000'],
    [{ 区划代码: '510722101' }, '510722101000'],
    [{ gb: '156510722' }, '510722000000'],
    [{ code: 'A-17', id: '510722101201' }, '510722101201'],
    [{ id: 17 }, null],
    [{ code: '5.1E+11' }, null],
    [null, null],
  ])('gives codes of 12 digits: %j', (properties, code) => {
    expect(areaOf(properties)?.code).toBe(code);
  });

  it.each([
    [{ XZQMC: ' 清水 镇 ' }, '清水镇'],
    [{ name: '', NAME: '岭头村' }, '岭头村'],
    [{ name: '村'.repeat(60) }, '村'.repeat(MAX_AREA_NAME)],
    [{ other: '岭头村' }, ''],
    [undefined, ''],
  ])('gives names as places have them: %j', (properties, name) => {
    expect(areaOf(properties)?.name).toBe(name);
  });

  it('joins parts of one name and code, and no others', () => {
    const parts = [
      village({ name: '岭头村', code: '510722101201' }),
      village({ name: '岭头村', code: '510722101201' }),
      village({ name: '岭头村', code: '510722102203' }),
      village({ name: '云盘村' }),
      village({ name: '云盘村' }),
      village({ code: '510722101201' }),
    ];
    expect(read(file(...parts)).areas.map(({ polygons }) => polygons.length)).toEqual([2, 1, 1, 1, 1]);
  });

  it('is never trusted: any JSON gives areas within the limits or a failure', () => {
    const geometry = fc.oneof(
      fc.constant(polygon),
      fc.jsonValue(),
      fc.record({ type: fc.constant('Polygon'), coordinates: fc.jsonValue() }),
    );
    const features = fc.array(fc.oneof(fc.jsonValue(), fc.record({ properties: fc.jsonValue(), geometry })));
    fc.assert(
      fc.property(features, (list) => {
        const found = readGeoJson(JSON.stringify({ type: 'FeatureCollection', features: list }));
        if (!found.ok) expect(found.error).toBe('no_areas');
        else
          for (const { name, code } of found.value.areas) {
            expect([...name].length).toBeLessThanOrEqual(MAX_AREA_NAME);
            if (code !== null) expect(code).toMatch(codePattern);
          }
      }),
    );
  });
});
