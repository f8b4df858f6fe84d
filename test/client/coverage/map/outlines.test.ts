import { describe, expect, it } from 'vitest';
import { makeMap } from '../../../../src/client/coverage/map/make-map.ts';
import { drawMap } from '../../../../src/client/coverage/map/outlines.ts';
import type { Step } from '../../../../src/client/coverage/map/prepare-map.ts';
import type { Corner, FileArea, Ring } from '../../../../src/domain/coverage/geojson.ts';
import { MAP_SIDE, MAX_OUTLINES, outlinePattern } from '../../../../src/domain/coverage/map.ts';

/** A crooked line from one point to another, the same at each call and in both directions. */
function crooked(from: Corner, to: Corner, corners: number): Corner[] {
  const [wide, high] = [to[0] - from[0], to[1] - from[1]];
  return Array.from({ length: corners + 1 }, (_, at) => {
    const part = at / corners;
    const off =
      at === 0 || at === corners
        ? 0
        : 0.1 * Math.sin(part * 40 + from[0] * 7 + from[1] * 13) * Math.sin(part * Math.PI);
    return [from[0] + wide * part - high * off, from[1] + high * part + wide * off];
  });
}

/** A grid of villages whose borders are crooked, like a survey's. */
function countyOf(side: number, corners: number): FileArea[] {
  const at = (x: number, y: number): Corner => [104 + x / 100, 31 + y / 100];
  const villages: FileArea[] = [];
  for (let x = 0; x < side; x++)
    for (let y = 0; y < side; y++) {
      const south = crooked(at(x, y), at(x + 1, y), corners);
      const east = crooked(at(x + 1, y), at(x + 1, y + 1), corners);
      const north = crooked(at(x, y + 1), at(x + 1, y + 1), corners).reverse();
      const west = crooked(at(x, y), at(x, y + 1), corners).reverse();
      const ring: Ring = [...south, ...east.slice(1), ...north.slice(1), ...west.slice(1)];
      villages.push({ name: `${x}-${y}`, code: null, polygons: [[ring]] });
    }
  return villages;
}

/** The corners of an outline, ring by ring. */
const cornersOf = (outline: string): string[][] =>
  outline
    .split('M')
    .slice(1)
    .map((ring) => {
      const [start = '', rest = ''] = ring.replace('z', '').split('l');
      let [x, y] = start.split(' ').map(Number) as [number, number];
      const corners = [`${x} ${y}`];
      const steps = rest.split(' ').map(Number);
      for (let at = 0; at < steps.length; at += 2) {
        [x, y] = [x + (steps[at] ?? 0), y + (steps[at + 1] ?? 0)];
        corners.push(`${x} ${y}`);
      }
      return corners;
    });

const draw = (areas: readonly FileArea[]) => {
  const map = drawMap(areas);
  if (!map) throw new Error('too long');
  return map;
};
const lengthOf = (map: ReturnType<typeof draw>) => map.areas.reduce((sum, { outline }) => sum + outline.length, 0);
const square = (x: number, y: number, side: number): Ring => [
  ...([
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ] as const),
];

describe('a drawn map', () => {
  const county = countyOf(20, 200);
  const map = draw(county);

  it('has every area of the file, as outlines that the server takes', () => {
    expect(county.reduce((sum, { polygons }) => sum + (polygons[0]?.[0]?.length ?? 0), 0)).toBeGreaterThan(300_000);
    expect(map.areas.map(({ name }) => name).sort()).toEqual(county.map(({ name }) => name).sort());
    for (const { outline } of map.areas) expect(outline).toMatch(outlinePattern);
    expect(lengthOf(map)).toBeLessThanOrEqual(MAX_OUTLINES);
    expect(lengthOf(map)).toBeGreaterThan(MAX_OUTLINES / 10);
  });

  it('has one border between neighbours after simplification', () => {
    const rings = new Map(map.areas.map(({ name, outline }) => [name, cornersOf(outline)[0] ?? []]));
    const shared = (a: string, b: string) => {
      const of = rings.get(b) ?? [];
      return (rings.get(a) ?? []).filter((corner) => of.includes(corner));
    };
    for (let x = 1; x < 19; x++)
      for (let y = 1; y < 19; y++) {
        // Each corner of an inner village lies on a border: all of them are its neighbours' too.
        const mine = rings.get(`${x}-${y}`) ?? [];
        const around = [`${x - 1}-${y}`, `${x + 1}-${y}`, `${x}-${y - 1}`, `${x}-${y + 1}`];
        expect(new Set(around.flatMap((other) => shared(`${x}-${y}`, other)))).toEqual(new Set(mine));
        expect(mine.length).toBeGreaterThan(8);
      }
  });

  it('lies in its frame, north above, not stretched', () => {
    const inside = map.areas
      .flatMap(({ outline }) => cornersOf(outline).flat())
      .map((corner) => corner.split(' ').map(Number));
    for (const [x = -1, y = -1] of inside) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(map.width);
      expect(y).toBeLessThanOrEqual(map.height);
    }
    expect(Math.max(map.width, map.height)).toBe(MAP_SIDE - 1);
    expect(map.width / map.height).toBeCloseTo(Math.cos((31.1 * Math.PI) / 180), 1);
    const top = (name: string) =>
      Number(cornersOf(map.areas.find((area) => area.name === name)?.outline ?? '')[0]?.[0]?.split(' ')[1]);
    expect(top('0-19')).toBeLessThan(top('0-0'));
  });

  it('loses no tiny area, and draws it above the one around it', () => {
    const tiny = { name: '小', code: null, polygons: [[square(0.5, 0.5, 1e-7)]] };
    const host = { name: '大', code: null, polygons: [[square(0, 0, 1), square(0.5, 0.5, 1e-7)]] };
    const drawn = draw([tiny, host]);
    expect(drawn.areas.map(({ name }) => name)).toEqual(['大', '小']);
    expect(new Set(cornersOf(drawn.areas[1]?.outline ?? '').flat()).size).toBe(4);
    for (const { outline } of drawn.areas) expect(outline).toMatch(outlinePattern);
  });

  it('draws areas that are flat, doubled or one point', () => {
    const flat: Ring = [
      [0, 0],
      [1, 0],
      [2, 0],
      [0, 0],
    ];
    const point: Ring = [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ];
    for (const rings of [[flat], [point], [flat, point], [square(0, 0, 1), square(0, 0, 1)]])
      for (const { outline } of draw(rings.map((ring) => ({ name: '', code: null, polygons: [[ring]] }))).areas)
        expect(outline).toMatch(outlinePattern);
  });

  it('keeps metres of a survey as they are', () => {
    const { width, height } = draw([{ name: '', code: null, polygons: [[square(35_400_000, 3_400_000, 5_000)]] }]);
    expect([width, height]).toEqual([MAP_SIDE - 1, MAP_SIDE - 1]);
  });

  it('keeps holes and islands', () => {
    const lake = { name: '', code: null, polygons: [[square(0, 0, 9), square(3, 3, 2)], [square(20, 20, 2)]] };
    expect(cornersOf(draw([lake]).areas[0]?.outline ?? '')).toHaveLength(3);
  });
});

describe('a chosen file', () => {
  const file = (areas: readonly FileArea[]) =>
    new Blob([
      JSON.stringify({
        type: 'FeatureCollection',
        features: areas.map(({ name, polygons }) => ({
          type: 'Feature',
          properties: { name },
          geometry: { type: 'MultiPolygon', coordinates: polygons },
        })),
      }),
    ]);

  it('becomes a map, step by step, also where no worker can be started', async () => {
    const steps: Step[] = [];
    const county = countyOf(2, 4);
    const made = await makeMap(file(county), (step) => steps.push(step));
    expect(made).toEqual({ ok: true, value: { map: draw(county), others: 0 } });
    expect(steps).toEqual(['reading', 'drawing']);
  });

  it('is refused above 20 MB, and when it is no map or can not be read', async () => {
    const none = () => undefined;
    expect(await makeMap(new Blob(['x'.repeat(20_000_001)]), none)).toEqual({ ok: false, error: 'too_large' });
    expect(await makeMap(new Blob(['x']), none)).toEqual({ ok: false, error: 'not_json' });
    const gone = Object.assign(new Blob(['{}']), { arrayBuffer: () => Promise.reject(new Error('NotReadableError')) });
    expect(await makeMap(gone, none)).toEqual({ ok: false, error: 'unreadable' });
  });
});
