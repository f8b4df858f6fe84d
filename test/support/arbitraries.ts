import fc from 'fast-check';
import { makeClock } from '../../src/domain/kernel/clock.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import type { AppliedChange } from '../../src/domain/records/change.ts';
import type { FieldValue } from '../../src/domain/records/field.ts';

/** A UUID made from a number, so that a failing case reads well. */
export const idOf = (n: number, version: 4 | 7 = 7): Id =>
  `00000000-0000-${version}000-8000-${n.toString(16).padStart(12, '0')}`;

const record = idOf(1);

const hashes = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];

const value: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.constantFrom('a', 'b', null),
  fc.uniqueArray(fc.constantFrom(...hashes), { minLength: 1 }),
);

/**
 * A record's whole history: its creation, then edits by three devices, each made over a subset of what existed then.
 * Clocks are unique and need not grow: phones' clocks are wrong.
 */
export const history: fc.Arbitrary<readonly AppliedChange[]> = fc
  .array(
    fc.record({
      device: fc.integer({ min: 1, max: 3 }),
      wall: fc.integer({ min: 1, max: 40 }),
      fields: fc.dictionary(fc.constantFrom('quantity', 'note', 'place'), value, { minKeys: 1, maxKeys: 3 }),
      saw: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((edits) => {
    const changes: AppliedChange[] = [];
    for (const [at, { device, wall, fields, saw }] of edits.entries()) {
      const clock = makeClock({ wall, counter: at, node: idOf(device).slice(-12) });
      const earlier = saw.flatMap((n) => (n < at ? [changes[n]] : [])).filter((c) => c !== undefined);
      const base = Object.fromEntries(
        Object.keys(fields).map((name) => [name, earlier.filter((c) => name in c.fields).map((c) => c.clock)] as const),
      );
      const common = { device: idOf(device), deviceSeq: at + 1, kind: 'leaflet', schema: 1, author: idOf(90) } as const;
      changes.push({
        ...common,
        id: at === 0 ? record : idOf(100 + at),
        record,
        clock,
        effective: clock,
        base,
        fields,
      });
    }
    return changes;
  });

/** The same changes in another order, some of them several times. */
export const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc
    .tuple(fc.shuffledSubarray([...items], { minLength: items.length }), fc.subarray([...items]))
    .chain(([all, again]) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }));
