import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldSpecs } from '../../../src/domain/records/field.ts';
import { systemFields } from '../../../src/domain/records/kind.ts';
import { kindNames, kindOf } from '../../../src/domain/records/kinds/index.ts';
import { CELLS_EACH, REPEATED_EACH, unpackTable } from '../../../src/server/sync/unpack-columns.ts';
import { packTable } from '../../support/pack-columns.ts';

const overTheWire = (rows: readonly object[]) => unpackTable(JSON.parse(JSON.stringify(packTable(rows))), 1_000);

const text = fc.oneof(
  fc.string(),
  fc.constantFrom('', 'a', 'ab', 'aba', '北河村', '北山村', '__proto__', 'constructor'),
);
const scalar = fc.oneof(text, fc.integer({ min: -3, max: 3 }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
const leaf = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));
const objectOf = (value: fc.Arbitrary<unknown>) => fc.dictionary(text, value, { maxKeys: 4 });
const row = objectOf(fc.oneof(leaf, objectOf(fc.oneof(leaf, objectOf(leaf)))));
/** Rows that differ, and long runs of rows that are alike: what packing looks for. */
const rows = fc.oneof(
  fc.array(row, { maxLength: 30 }),
  fc
    .tuple(fc.array(fc.tuple(text, fc.array(leaf, { minLength: 1, maxLength: 4 })), { maxLength: 4 }), fc.nat(60))
    .map(([columns, count]) =>
      Array.from({ length: count }, (_, i) =>
        Object.fromEntries(columns.map(([name, values]) => [name, values[(i * 7) % values.length]])),
      ),
    ),
);

describe('objects as columns', () => {
  it('come back where the step between two numbers is not exact', () => {
    const far = [{ n: 7_636_320_574_021_731 }, { n: -1_958_905_596_667_171 }];
    expect(overTheWire(far)).toEqual(far);
  });

  it('come back as they were, whatever they hold', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(overTheWire(list)).toEqual(JSON.parse(JSON.stringify(list)));
      }),
      {
        numRuns: 400,
      },
    );
  });

  it('say once what all of them say', () => {
    const list = Array.from({ length: 500 }, (_, i) => ({
      id: `01890000-0000-7000-8000-${String(i * 7919).padStart(12, '0')}`,
      seq: i + 1,
      kind: 'leaflet',
      fields: { squad: 'a-squad', place: ['上河村', '下河村', '石桥村'][i % 3], quantity: 10 + (i % 90) },
    }));
    const [packed, plain] = [JSON.stringify(packTable(list)), JSON.stringify(list)];
    expect(packed.length).toBeLessThan(plain.length / 3);
    expect(gzipSync(packed).length).toBeLessThan(gzipSync(plain).length * 0.8);
  });

  it('are nothing when they are damaged, and never throw', () => {
    const sound = JSON.stringify(
      packTable([{ a: 'x1', n: 1, f: { b: 'y' } }, { a: 'x2', n: 2, f: { c: 'z' } }, { a: 'x3' }]),
    );
    const at = fc.nat(sound.length);
    fc.assert(
      fc.property(at, at, fc.string({ maxLength: 6 }), (from, to, other) => {
        const damaged = sound.slice(0, Math.min(from, to)) + other + sound.slice(Math.max(from, to));
        let value: unknown;
        try {
          value = JSON.parse(damaged);
        } catch {
          return;
        }
        const unpacked = unpackTable(value, 3);
        if (unpacked) expect(unpacked.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 1_500 },
    );
    fc.assert(fc.property(fc.jsonValue(), (value) => void unpackTable(value, 3)));
  });

  it.each([
    ['more rows than allowed', { count: 1_001, order: { same: 0 }, shapes: [[['a'], [{ same: 1 }]]] }],
    ['a count that is none', { count: -1, order: [], shapes: [] }],
    ['a shape that is not there', { count: 1, order: [1], shapes: [[['a'], [[1]]]] }],
    ['a column that is too short', { count: 2, order: { same: 0 }, shapes: [[['a'], [[1]]]] }],
    [
      'a name twice',
      {
        count: 1,
        order: [0],
        shapes: [
          [
            ['a', 'a'],
            [[1], [2]],
          ],
        ],
      },
    ],
    [
      'a long beginning to be repeated',
      {
        count: 2,
        order: [0, 0],
        shapes: [[['a'], [{ start: 'x'.repeat(100_000), end: '', between: ['1', '2'] }]]],
      },
    ],
    ['tables in tables without end', nested(50)],
  ])('are refused with %s', (_, table) => {
    expect(unpackTable(table, 1_000)).toBeUndefined();
  });
});

describe('what a table unpacks to', () => {
  const MOST = 20;
  /** A number that a column counts to is not longer than this, with what JSON writes around it. */
  const CELL_TEXT = 32;
  const long = fc.integer({ min: 0, max: 4_000 }).map((length) => 'x'.repeat(length));
  const small = { from: 0, step: 1 };
  const column = (count: number): fc.Arbitrary<unknown> =>
    fc.oneof(
      long.map((same) => ({ same })),
      fc.constant(small),
      fc.constant({ same: Array.from({ length: 500 }, () => 0) }),
      long.map((text) => ({ texts: [text], at: Array.from({ length: count }, () => 0) })),
      fc.constant({ start: 'y'.repeat(64), end: 'z'.repeat(64), between: Array.from({ length: count }, () => '') }),
    );
  const shapeOf = (inner: fc.Arbitrary<unknown>) =>
    fc
      .tuple(fc.integer({ min: 0, max: 400 }), fc.array(inner, { minLength: 1, maxLength: 6 }), fc.nat(200))
      .map(([many, columns, length]) => [
        Array.from({ length: many }, (_, i) => `${'n'.repeat(length)}${i}`),
        Array.from({ length: many }, (_, i) => columns[i % columns.length]),
      ]);
  const table = fc.integer({ min: 1, max: MOST }).chain((count) => {
    const inner = shapeOf(column(count)).map((shape) => ({
      table: { count, order: { same: 0 }, shapes: [shape] },
    }));
    return shapeOf(fc.oneof(column(count), inner)).map((shape) => ({
      count,
      order: { same: 0 },
      shapes: [shape],
    }));
  });

  it('is never more than its own text, and a budget for each object that it may hold', () => {
    let unpacked = 0;
    fc.assert(
      fc.property(table, (each) => {
        const rows = unpackTable(each, MOST);
        if (!rows) return;
        unpacked++;
        const allowed = JSON.stringify(each).length + MOST * (REPEATED_EACH + CELLS_EACH * CELL_TEXT);
        expect(JSON.stringify(rows).length).toBeLessThanOrEqual(allowed);
      }),
      { numRuns: 500 },
    );
    expect(unpacked).toBeGreaterThan(20);
  });

  it.each([
    ['many columns of sixteen bytes', 2_000, { same: 1 }],
    ['many columns that count', 2_000, { from: 0, step: 1 }],
    ['one text in every row', 1, { same: 'x'.repeat(100_000) }],
    ['one text in a list, in every row', 1, { texts: ['x'.repeat(100_000)], at: Array.from({ length: 500 }, () => 0) }],
    ['an object that each row would be checked for', 1, { same: { a: 1 } }],
  ])('is refused where it comes of %s', (_, many, each) => {
    const names = Array.from({ length: many }, (_unused, i) => String(i));
    expect(unpackTable({ count: 500, order: { same: 0 }, shapes: [[names, names.map(() => each)]] }, 500)).toBe(
      undefined,
    );
  });

  it('is refused where shapes are named that no row has', () => {
    const shapes = Array.from({ length: 50_000 }, () => [['a'], [{ same: 1 }]]);
    expect(unpackTable({ count: 1, order: [0], shapes }, 500)).toBeUndefined();
  });

  it('may be every field of a record three times, with every text as long as it may be', () => {
    for (const name of kindNames) {
      const specs: FieldSpecs = { ...kindOf(name).fields, ...systemFields };
      const fields = Object.entries(specs);
      const texts = fields.map(([, spec]) => (spec.type === 'text' ? spec.max : 64));
      const names = fields.reduce((sum, [field]) => sum + field.length, 0);
      expect(20 + 3 * fields.length).toBeLessThan(CELLS_EACH);
      expect(500 + 3 * names + texts.reduce((sum, length) => sum + length, 0)).toBeLessThan(REPEATED_EACH);
    }
  });
});

function nested(levels: number): unknown {
  let table: unknown = { count: 1, order: [0], shapes: [[['a'], [[1]]]] };
  for (let i = 0; i < levels; i++) table = { count: 1, order: [0], shapes: [[['a'], [{ table }]]] };
  return table;
}
