import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, quantile, simplify } from 'topojson-simplify';
import type { Corner, FileArea, Ring } from '../../../domain/coverage/geojson.ts';
import { type DistrictMap, MAP_SIDE, MAX_OUTLINES } from '../../../domain/coverage/map.ts';

/** Steps of the grid on which neighbours' corners meet, ten to a unit of the drawing. */
const GRID = 10 * MAP_SIDE;
/** Shares of corners that are kept, tried in this order until the map is small enough. */
const KEPT = [1, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.001, 0] as const;
/** Smallest side of an area in the drawing, in units, so that it can be seen and pointed at. */
const LEAST_SIDE = 6;

type Box = readonly [west: number, south: number, east: number, north: number];
type Flatten = (corner: Corner) => Corner;

const ringsOf = ({ polygons }: FileArea): readonly Ring[] => polygons.flat();

/** Returns the box around rings. */
function boxOf(rings: readonly Ring[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings)
    for (const [x, y] of ring) {
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [south, north] = [Math.min(south, y), Math.max(north, y)];
    }
  return [west, south, east, north];
}

/** Returns how positions become units of the drawing: degrees by an equirectangular projection, metres as they are. */
function flattening([west, south, east, north]: Box) {
  const isDegrees = Math.max(Math.abs(west), Math.abs(east)) <= 180 && Math.max(Math.abs(south), Math.abs(north)) <= 90;
  const narrow = isDegrees ? Math.cos((((south + north) / 2) * Math.PI) / 180) : 1;
  const [wide, high] = [(east - west) * narrow, north - south];
  const scale = (MAP_SIDE - 1) / (Math.max(wide, high) || 1);
  const side = (length: number) => Math.max(LEAST_SIDE, Math.ceil(length * scale));
  const flatten: Flatten = ([x, y]) => [Math.round((x - west) * narrow * scale), Math.round((north - y) * scale)];
  return { flatten, width: side(wide), height: side(high) };
}

/** Writes a ring in whole units; empty if nothing of it is left. */
function pathOf(ring: readonly (readonly number[])[], flatten: Flatten): string {
  const corners = ring.map(([x = 0, y = 0]) => flatten([x, y]));
  const steps: string[] = [];
  let doubleArea = 0;
  corners.forEach(([x, y], at) => {
    const [lastX, lastY] = corners[at - 1] ?? [x, y];
    doubleArea += lastX * y - x * lastY;
    // The step back to the first corner is the `z`.
    if ((x !== lastX || y !== lastY) && at < corners.length - 1) steps.push(`${x - lastX} ${y - lastY}`);
  });
  return doubleArea === 0 || steps.length < 2 ? '' : `M${corners[0]?.join(' ')}l${steps.join(' ')}z`;
}

/** Draws the box of an area that is too small for an outline. */
function boxPath(area: FileArea, flatten: Flatten, width: number, height: number): string {
  const [west, south, east, north] = boxOf(ringsOf(area));
  const [[left, top], [right, bottom]] = [flatten([west, north]), flatten([east, south])];
  const [wide, high] = [Math.max(LEAST_SIDE, right - left), Math.max(LEAST_SIDE, bottom - top)];
  const start = [Math.min(left, Math.max(0, width - wide)), Math.min(top, Math.max(0, height - high))];
  return `M${start.join(' ')}l${wide} 0 0 ${high} ${-wide} 0z`;
}

type Topology = Parameters<typeof presimplify>[0];

/** Finds the borders that areas share, and the weight of each corner. */
function topologyOf(areas: readonly FileArea[]): Topology {
  const features = areas.map(({ polygons }) => ({
    type: 'Feature' as const,
    properties: {},
    geometry: {
      type: 'MultiPolygon' as const,
      coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
    },
  }));
  const collection = { type: 'FeatureCollection', features } as const;
  return presimplify(topology({ areas: collection }, GRID) as Topology);
}

/** Returns the rings of each area, in their order, with this share of corners. */
function simplified(whole: Topology, kept: number): number[][][][] {
  const shown = simplify(whole, kept === 1 ? 0 : quantile(whole, kept));
  const areas = shown.objects.areas;
  if (areas?.type !== 'GeometryCollection') return [];
  return feature(shown, areas).features.map(({ geometry }) =>
    geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [],
  );
}

/** Returns areas with the larger ones first, so that a village within another is drawn above it. */
function largerFirst(areas: readonly FileArea[]): FileArea[] {
  const sizes = new Map(
    areas.map((area) => {
      const [west, south, east, north] = boxOf(ringsOf(area));
      return [area, (east - west) * (north - south)];
    }),
  );
  return [...areas].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
}

/**
 * Draws areas with as many corners as a map may have. Neighbours keep one border: the arcs that they share are simplified
 * once, by Visvalingam and Whyatt's method (topojson-simplify). An area that is too small for an outline becomes a box.
 * @returns undefined if even the coarsest outlines are too long
 */
export function drawMap(fileAreas: readonly FileArea[]): DistrictMap | undefined {
  const areas = largerFirst(fileAreas);
  const { flatten, width, height } = flattening(boxOf(areas.flatMap(ringsOf)));
  const whole = topologyOf(areas);
  for (const kept of KEPT) {
    const outlines = simplified(whole, kept).map((rings) => rings.map((ring) => pathOf(ring, flatten)).join(''));
    const drawn = areas.map((area, at) => {
      const { name, code } = area;
      return { name, code, outline: outlines[at] || boxPath(area, flatten, width, height), place: null };
    });
    if (drawn.reduce((sum, { outline }) => sum + outline.length, 0) > MAX_OUTLINES) continue;
    return { width, height, areas: drawn };
  }
  return undefined;
}
