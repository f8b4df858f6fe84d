import { describe, expect, it } from 'vitest';
import { awarenessOf, type Sample, surveySamples } from '../../../src/domain/figures/awareness.ts';

const places = (count: number, asked: number, passed: (i: number) => number): Sample[] =>
  Array.from({ length: count }, (_, i) => ({ asked, passed: passed(i) }));

describe('awareness', () => {
  it('is reached or missed only when the whole interval is on that side', () => {
    const state = (passed: number, asked: number) => awarenessOf([{ passed, asked }], 0.9)?.state;
    // The numbers needed for a lower end of 90 % (Wilson).
    expect([state(326, 349), state(121, 126), state(35, 35)]).toEqual(['reached', 'reached', 'reached']);
    expect([state(120, 126), state(93, 100), state(88, 100)]).toEqual(['open', 'open', 'open']);
    expect(state(80, 100)).toBe('missed');
    expect(awarenessOf([], 0.9)).toBeUndefined();
    expect(awarenessOf([{ asked: 0, passed: 0 }], 0.9)).toBeUndefined();
  });

  it('can not be told from fewer than thirty people', () => {
    expect(awarenessOf([{ passed: 0, asked: 29 }], 0.9)?.state).toBe('open');
    expect(awarenessOf([{ passed: 29, asked: 29 }], 0.1)?.state).toBe('open');
  });

  it('has a wider interval where villages differ, which then decides', () => {
    const mixed = awarenessOf(
      places(12, 50, (i) => (i % 2 ? 50 : 43)),
      0.9,
    );
    expect(mixed).toMatchObject({ by: 'places', state: 'open', asked: 600, passed: 558 });
    // Computed by hand: s² = 12/11 · 12 · 3.5² / 600², and 1.959964 of its root on each side.
    expect(mixed?.low).toBeCloseTo(0.93 - 1.959964 * Math.sqrt(((12 / 11) * 12 * 3.5 ** 2) / 600 ** 2), 10);
    const alike = awarenessOf(
      places(12, 50, () => 47),
      0.9,
    );
    expect(alike).toMatchObject({ by: 'people', state: 'reached' });
    expect(
      awarenessOf(
        places(9, 50, (i) => (i % 2 ? 50 : 43)),
        0.9,
      )?.by,
    ).toBe('people');
  });

  it('takes all answers as one sample where the places are not told', () => {
    const all = { asked: 40, passed: 30 };
    expect(surveySamples(undefined, all)).toEqual([all]);
    expect(surveySamples([], all)).toEqual([all]);
    expect(
      surveySamples(
        places(2, 20, () => 15),
        all,
      ),
    ).toHaveLength(2);
  });
});
