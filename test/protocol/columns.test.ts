import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packTable, unpackTable } from '../../src/protocol/columns.ts';

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

function nested(levels: number): unknown {
  let table: unknown = { count: 1, order: [0], shapes: [[['a'], [[1]]]] };
  for (let i = 0; i < levels; i++) table = { count: 1, order: [0], shapes: [[['a'], [{ table }]]] };
  return table;
}
