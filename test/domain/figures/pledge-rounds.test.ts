import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pledgedHouseholds, ROUND_GAP_DAYS, type Signing } from '../../../src/domain/figures/pledge-rounds.ts';
import { addDays } from '../../../src/domain/kernel/day.ts';

const villages = [
  { id: 'east', households: 100 },
  { id: 'west', households: 50 },
  { id: 'far', households: null },
];
const within: Readonly<Record<string, string>> = {
  east: 'east',
  west: 'west',
  far: 'far',
  first: 'east',
  second: 'east',
};
const count = (signings: readonly Signing[]) => pledgedHouseholds(signings, villages, (place) => within[place]);
const at = (place: string, day: string, signed: number): Signing => ({ place, day, signed });

describe('households that signed', () => {
  it('add up within a round, and the highest of two rounds counts', () => {
    expect(count([at('east', '2026-03-01', 30), at('east', '2026-03-20', 40)]).households).toBe(70);
    expect(
      count([at('east', '2026-03-01', 30), at('east', '2026-03-20', 40), at('east', '2026-10-01', 60)]).households,
    ).toBe(70);
  });

  it('are at most those of the register', () => {
    expect(count([at('west', '2026-03-01', 70)])).toMatchObject({ households: 50, of: 150 });
  });

  it('of a village are the higher of its own number and that of its groups', () => {
    const groups = [at('first', '2026-03-01', 20), at('second', '2026-03-01', 25)];
    expect(count(groups).households).toBe(45);
    expect(count([...groups, at('east', '2026-03-02', 40)]).households).toBe(45);
    expect(count([...groups, at('east', '2026-03-02', 60)]).households).toBe(60);
  });

  it('of a village without a number in the register are left out and named', () => {
    expect(count([at('far', '2026-03-01', 9), at('nowhere', '2026-03-01', 9)])).toEqual({
      households: 0,
      of: 150,
      unlisted: ['far'],
      elsewhere: 1,
    });
  });

  it('do not grow by a later round that is no higher', () => {
    const signing = fc.record({
      place: fc.constantFrom('east', 'west', 'first', 'second'),
      day: fc.nat(300).map((days) => addDays('2026-01-01', days)),
      signed: fc.nat(60),
    });
    fc.assert(
      fc.property(fc.array(signing, { maxLength: 20 }), (signings) => {
        const once = count(signings);
        const again = signings.map((each) => ({ ...each, day: addDays(each.day, 301 + ROUND_GAP_DAYS) }));
        expect(count([...signings, ...again])).toEqual(once);
        expect(once.households).toBeLessThanOrEqual(once.of);
        expect(count([...signings].reverse())).toEqual(once);
      }),
    );
  });
});
