import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Evidence, evidenceChanges, isSameNumber, unexplained } from '../../../src/domain/reports/signed.ts';

const evidence = fc
  .uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 30 }), quantity: fc.integer({ min: 1, max: 500 }) }), {
    selector: ({ at }) => at,
  })
  .map((rows): Evidence[] => rows.map(({ at, quantity }) => ({ record: `record-${at}`, clock: '', quantity })));

const total = (rows: readonly Evidence[]): number => rows.reduce((sum, { quantity }) => sum + quantity, 0);

describe('the changes of a signed number', () => {
  it('make up the whole difference, in whatever order the records come', () => {
    fc.assert(
      fc.property(evidence, evidence, (before, now) => {
        const changes = evidenceChanges(before, now);
        const difference = changes.reduce((sum, each) => sum + (each.now ?? 0) - (each.was ?? 0), 0);
        expect(difference).toBe(total(now) - total(before));
        expect(evidenceChanges([...before].reverse(), [...now].reverse())).toEqual(changes);
      }),
    );
  });

  it('are none for the same records', () => {
    fc.assert(
      fc.property(evidence, (rows) => {
        expect(evidenceChanges(rows, [...rows].reverse())).toEqual([]);
      }),
    );
  });

  it('say what a record was and is, and that one came or went', () => {
    const row = (record: string, quantity: number): Evidence => ({ record, clock: '', quantity });
    expect(evidenceChanges([row('a', 120), row('b', 5)], [row('a', 70), row('c', 3)])).toEqual([
      { record: 'a', was: 120, now: 70 },
      { record: 'b', was: 5, now: null },
      { record: 'c', was: null, now: 3 },
    ]);
  });
});

describe('what is missing', () => {
  it('is named once, until it is explained', () => {
    const gaps = [{ name: '经费' }, { name: '署名' }, { name: '经费' }];
    expect(unexplained(gaps, {})).toEqual(['经费', '署名']);
    expect(unexplained(gaps, { 经费: '未批复', 署名: ' ' })).toEqual(['署名']);
    expect(unexplained([{ name: 'constructor' }], {})).toEqual(['constructor']);
  });
});

describe('two values of a number', () => {
  it('are the same but for the last digits of a sum of decimals', () => {
    expect(isSameNumber(0.1 + 0.2, 0.3)).toBe(true);
    expect(isSameNumber(35, 35.1)).toBe(false);
    expect(isSameNumber('35', 35)).toBe(false);
    expect(isSameNumber(undefined, 0)).toBe(false);
  });
});
