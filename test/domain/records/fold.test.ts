import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeClock } from '../../../src/domain/kernel/clock.ts';
import type { AppliedChange } from '../../../src/domain/records/change.ts';
import { fold, overlay } from '../../../src/domain/records/fold.ts';
import { history, idOf, shuffled } from '../../support/arbitraries.ts';

const clockAt = (wall: number, device = 1) => makeClock({ wall, counter: 0, node: idOf(device).slice(-12) });

const change = (n: number, wall: number, fields: AppliedChange['fields'], extra: Partial<AppliedChange> = {}) =>
  ({
    id: n === 1 ? idOf(1) : idOf(100 + n),
    record: idOf(1),
    device: idOf(extra.device ? 2 : 1),
    deviceSeq: n,
    kind: 'leaflet',
    schema: 1,
    clock: clockAt(wall),
    effective: clockAt(wall),
    base: {},
    fields,
    author: idOf(90),
    ...extra,
  }) satisfies AppliedChange;

describe('fold', () => {
  it('gives the same record for any order and repetition of the same changes', () => {
    fc.assert(
      fc.property(
        history.chain((changes) => fc.tuple(fc.constant(changes), shuffled(changes))),
        ([changes, disordered]) => {
          expect(fold(disordered)).toEqual(fold(changes));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('lets the latest clock of each field win', () => {
    const record = fold([
      change(1, 10, { quantity: 5, note: 'a' }),
      change(2, 20, { note: 'b' }),
      change(3, 15, { quantity: 7 }),
    ]);
    expect(record?.fields).toEqual({ quantity: 7, note: 'b' });
  });

  it('returns undefined without the creation', () => {
    expect(fold([change(2, 20, { note: 'b' })])).toBeUndefined();
  });

  it('raises no conflict when the later writer had seen the earlier value', () => {
    const record = fold([
      change(1, 10, { quantity: 5 }),
      change(2, 20, { quantity: 6 }, { base: { quantity: [clockAt(10)] } }),
    ]);
    expect(record?.conflicts).toBeUndefined();
  });

  it('keeps the losing value when two writers had not seen each other’s', () => {
    const seen = { base: { quantity: [clockAt(10)] } };
    const record = fold([
      change(1, 10, { quantity: 5 }),
      change(2, 20, { quantity: 6 }, seen),
      change(3, 30, { quantity: 9 }, { ...seen, device: idOf(2) }),
    ]);
    expect(record?.fields.quantity).toBe(9);
    expect(record?.conflicts?.quantity?.map((head) => head.value)).toEqual([9, 6]);
  });

  it('replaces a device’s earlier write by its later one, even without its clock in the base', () => {
    const own = Array.from({ length: 400 }, (_, i) => change(3 + i, 30 + i, { quantity: i }));
    const other = change(2, 20, { quantity: 900 }, { device: idOf(2) });
    const record = fold([change(1, 10, { quantity: 5 }), other, ...own]);
    expect(record?.conflicts?.quantity?.map(({ value }) => value)).toEqual([399, 900]);
    expect(fold([...own].reverse().concat(other, change(1, 10, { quantity: 5 })))).toEqual(record);
    // The latest clock wins, whatever the sequence numbers.
    const late = fold([change(1, 10, { quantity: 5 }), change(2, 90, { quantity: 6 }), change(3, 20, { quantity: 7 })]);
    expect(late?.conflicts?.quantity?.map(({ value }) => value)).toEqual([6, 7]);
  });

  it('keeps as many contending values as one change can settle', () => {
    const rivals = Array.from({ length: 80 }, (_, i) =>
      change(2 + i, 20 + i, { quantity: 100 + i }, { device: idOf(500 + i), deviceSeq: 1 }),
    ).map((each, i) => ({ ...each, device: idOf(500 + i) }));
    const record = fold([change(1, 10, { quantity: 5 }), ...rivals]);
    const heads = record?.conflicts?.quantity ?? [];
    expect(heads).toHaveLength(50);
    expect(heads[0]?.value).toBe(179);
  });

  it('settles a conflict by a change that has seen both sides', () => {
    const seen = { base: { quantity: [clockAt(10)] } };
    const record = fold([
      change(1, 10, { quantity: 5 }),
      change(2, 20, { quantity: 6 }, seen),
      change(3, 30, { quantity: 9 }, seen),
      change(4, 40, { quantity: 6 }, { base: { quantity: [clockAt(20), clockAt(30)] } }),
    ]);
    expect(record?.conflicts).toBeUndefined();
    expect(record?.fields.quantity).toBe(6);
  });

  it('also recognizes the claimed clock in a base after the server pulled it back', () => {
    const record = fold([
      change(1, 10, { quantity: 5 }, { clock: clockAt(9_000_000), effective: clockAt(10) }),
      change(2, 20, { quantity: 6 }, { base: { quantity: [clockAt(9_000_000)] } }),
    ]);
    expect(record?.conflicts).toBeUndefined();
  });
});

describe('overlay', () => {
  it('shows what the server will show once it has the same changes', () => {
    fc.assert(
      fc.property(history, fc.nat(8), (changes, n) => {
        const known = changes.slice(0, 1 + n);
        const server = fold(known);
        const all = fold(changes);
        const view = overlay(server, changes.slice(known.length));
        expect(view?.fields).toEqual(all?.fields);
        expect(view?.clocks).toEqual(all?.clocks);
      }),
      { numRuns: 500 },
    );
  });

  it('settles a conflict once somebody chooses, so that the next write does not conflict with it', () => {
    const made = change(1, 10, { quantity: 1 });
    const base = { quantity: [made.clock] };
    const rivals = [
      change(2, 20, { quantity: 2 }, { base }),
      change(3, 30, { quantity: 3 }, { base, device: idOf(2) }),
    ];
    const server = fold([made, ...rivals]);
    expect(server?.conflicts?.quantity).toHaveLength(2);
    const seen = { quantity: rivals.map(({ clock }) => clock) };
    expect(overlay(server, [change(4, 40, { quantity: 2 }, { base: seen })])).toMatchObject({
      fields: { quantity: 2 },
    });
    expect(overlay(server, [change(4, 40, { quantity: 2 }, { base: seen })])?.conflicts).toBeUndefined();
    const third = change(4, 40, { quantity: 4 }, { base: { quantity: [rivals[1]?.clock ?? ''] } });
    expect(overlay(server, [third])?.conflicts).toEqual({
      quantity: [
        { clock: third.clock, value: 4 },
        { clock: rivals[0]?.clock, value: 2 },
      ],
    });
  });

  it('ignores a change that the server already folded in', () => {
    fc.assert(
      fc.property(history, (changes) => {
        const server = fold(changes);
        expect(overlay(server, changes)).toEqual(server);
      }),
    );
  });
});
