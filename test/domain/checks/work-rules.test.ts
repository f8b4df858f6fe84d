import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckCode, checks } from '../../../src/domain/checks/question.ts';
import { overlappingScans } from '../../../src/domain/checks/scan-rules.ts';
import { farAbove, medianOf } from '../../../src/domain/checks/spread.ts';
import { amountFields, dayPlaces, outliers, repetition, sharedPhoto } from '../../../src/domain/checks/work-rules.ts';
import { idOf } from '../../support/arbitraries.ts';
import { amounts, day, photo, repeated, twoScans, usualAmounts, workCases } from '../../support/check-cases.ts';

describe('a rule over records', () => {
  const over = Object.entries(checks).filter(
    ([, { reads }]) => reads === 'records' || reads === 'stock' || reads === 'programme',
  );

  it.each(over.map(([code]) => code as CheckCode))('%s fires on its case, and not on the corrected one', (code) => {
    const pair = workCases[code];
    if (!pair) throw new Error(`${code} has no case`);
    expect(pair[0].map((finding) => finding.code)).toEqual([code]);
    expect(pair[1]).toEqual([]);
  });

  it('asks about repetition only beside other numbers of the peers', () => {
    expect(repetition({ ...repeated, peersSame: 90 })).toEqual([]);
    expect(repetition({ ...repeated, peersSame: 0, peersAll: 0 })).toHaveLength(1);
    expect(repetition({ ...repeated, all: 19 })).toEqual([]);
  });

  it('asks about a day that is too long, and of which squad a shared photo is', () => {
    expect(dayPlaces({ ...day, towns: 1, hours: 15 })).toHaveLength(1);
    expect(dayPlaces({ ...day, towns: 1, hours: 14 })).toEqual([]);
    const [first, second] = photo('2025-10-12', '2025-10-19').records;
    const foreign = { photo: 'x', records: [first, { ...second, squad: idOf(21) }] };
    expect(sharedPhoto(foreign as Parameters<typeof sharedPhoto>[0])).toMatchObject([{ squad: null }]);
  });

  it('asks about scans alone: none that a leader entered, was declined, is of one place, or ends when the next begins', () => {
    expect(overlappingScans(twoScans('11:00'))).toMatchObject([{ values: { scans: 1, minutes: 60 }, count: 2 }]);
    expect(JSON.stringify(overlappingScans(twoScans('11:00')))).not.toContain(idOf(9));
    expect(overlappingScans(twoScans('11:40'))).toEqual([]);
    expect(overlappingScans(twoScans('11:00', { place: idOf(70) }))).toEqual([]);
    expect(overlappingScans(twoScans('11:00', {}, { author: idOf(3) }))).toEqual([]);
    expect(overlappingScans(twoScans('11:00', {}, { ruling: 'no' }))).toEqual([]);
    expect(overlappingScans(twoScans('11:00', {}, { until: '11:00' }))).toEqual([]);
    expect(overlappingScans(twoScans('11:00', {}, { isSure: false }))).toEqual([]);
  });

  it('takes no amount below ten for an outlier', () => {
    const ones = Array<number>(20).fill(1);
    expect(outliers(amounts([...ones, 9]))).toEqual([]);
    expect(outliers(amounts([...ones, 10]))).toHaveLength(1);
  });

  it('compares each kind by its own amount', () => {
    const kinds = amountFields.map(({ kind, field }) => `${kind}.${field}`);
    expect(kinds).toEqual(
      expect.arrayContaining(['leaflet.quantity', 'visit.households', 'event.attendance', 'patrol.area']),
    );
    const mixed = [
      ...amounts([...usualAmounts, 2_000]),
      ...amounts([2_000]).map((each) => ({ ...each, kind: 'visit' as const })),
    ];
    expect(outliers(mixed).map(({ values }) => values.kind)).toEqual(['leaflet']);
  });
});

describe('the spread of amounts', () => {
  const positive = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 12, maxLength: 60 });

  it('has no outlier in a group below twelve', () => {
    expect(farAbove([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])(1_000_000)).toBe(false);
  });

  it('finds an outlier among equal amounts by the mean deviation', () => {
    expect(farAbove([...Array(20).fill(50), 5_000])(5_000)).toBe(true);
    expect(farAbove(Array(20).fill(50))(50)).toBe(false);
  });

  it('never calls the median or less an outlier, and more only for larger amounts', () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: 0, max: 1_000_000 }), (list, amount) => {
        const isFar = farAbove(list);
        expect(isFar(medianOf(list))).toBe(false);
        if (isFar(amount)) expect(isFar(amount + 1)).toBe(true);
      }),
    );
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(positive, (list) => {
        const found = (of: readonly number[]) => of.filter(farAbove(of)).sort((a, b) => a - b);
        expect(found([...list].reverse())).toEqual(found(list));
      }),
    );
  });
});
