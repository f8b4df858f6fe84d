import { expect, it } from 'vitest';
import { entryFor } from '../../../src/domain/figures/catalogue.ts';
import { derive, roundTenth } from '../../../src/domain/figures/derive.ts';

const compute = (id: string, now: Record<string, number>, before: Record<string, number> = {}) => {
  const formula = entryFor(id)?.formula;
  if (!formula) throw new Error(`${id} is not computed`);
  return derive(
    formula,
    (figure) => now[figure],
    (figure) => before[figure],
  );
};

it('computes growth by one rule: 8,461 to 10,242 is 21.0, and 1,300 to 1,316 is 1.2', () => {
  const growth = (before: number, now: number) =>
    compute('fin.educationGrowth', { 'fin.education': now }, { 'fin.education': before });
  expect(growth(8_461, 10_242)).toEqual({ ok: true, value: 21 });
  expect(growth(8_176, 8_461)).toEqual({ ok: true, value: 3.5 });
  expect(growth(1_300, 1_316)).toEqual({ ok: true, value: 1.2 });
  expect(growth(659, 639)).toEqual({ ok: true, value: -3 });
});

it('computes shares, numbers per head and differences', () => {
  expect(compute('migrant.rate', { 'migrant.pupils': 11_979, 'edu.pupils': 51_264 })).toEqual({
    ok: true,
    value: 23.4,
  });
  expect(compute('library.primaryEach', { 'library.primary': 89.8, 'edu.primaryPupils': 34_380 })).toEqual({
    ...{ ok: true, value: 26.1 },
  });
  expect(compute('event.public', { 'event.held': 48, 'event.school': 22 })).toEqual({ ok: true, value: 26 });
});

it('says why there is none: an operand is missing, or the base is 0', () => {
  const failed = (error: string) => ({ ok: false, error });
  expect(compute('fin.revenueGrowth', { 'fin.revenue': 18_000 })).toEqual(failed('missing'));
  expect(compute('fin.revenueGrowth', { 'fin.revenue': 5 }, { 'fin.revenue': 0 })).toEqual(failed('no_base'));
  expect(compute('event.public', { 'event.held': 48 })).toEqual(failed('missing'));
});

it('rounds half up, whatever binary fractions do', () => {
  expect([23.35, 1.05, 0.25, 77.35, -3.05].map(roundTenth)).toEqual([23.4, 1.1, 0.3, 77.4, -3]);
});
