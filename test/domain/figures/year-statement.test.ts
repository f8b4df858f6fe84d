import { expect, it } from 'vitest';
import { entryFor } from '../../../src/domain/figures/catalogue.ts';
import { periodOfYear, statementOfYear } from '../../../src/domain/figures/year-statement.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const entry = (id: string) => entryFor(id) as NonNullable<ReturnType<typeof entryFor>>;
const record = (serial: number, fields: Record<string, FieldValue>): FoldedRecord => ({
  ...{ id: idOf(serial), kind: 'statement', fields, clocks: {}, created: '' },
});
const whole = { place: undefined, body: undefined };

it('gives a flow the whole year, and a state its last day or today', () => {
  expect(periodOfYear(entry('fund.special'), 2026, '2026-11-30')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  expect(periodOfYear(entry('people.police'), 2025, '2026-11-30')).toEqual({ from: '2025-12-31', to: '2025-12-31' });
  expect(periodOfYear(entry('people.police'), 2026, '2026-11-30')).toEqual({ from: '2026-11-30', to: '2026-11-30' });
});

it('finds the statement of a year and subject, of states the latest', () => {
  const year = { from: '2026-01-01', to: '2026-12-31' };
  const records = [
    record(1, { figure: 'fund.special', from: '2026-01-01', to: '2026-06-30' }),
    record(2, { figure: 'fund.special', ...year, place: idOf(9) }),
    record(3, { figure: 'fund.special', ...year }),
    record(4, { figure: 'people.police', from: '2026-05-01', to: '2026-05-01' }),
    record(5, { figure: 'people.police', from: '2026-08-01', to: '2026-08-01' }),
  ];
  expect(statementOfYear(records, entry('fund.special'), 2026, whole)?.id).toBe(idOf(3));
  expect(statementOfYear(records, entry('fund.special'), 2026, { ...whole, place: idOf(9) })?.id).toBe(idOf(2));
  expect(statementOfYear(records, entry('people.police'), 2026, whole)?.id).toBe(idOf(5));
  expect(statementOfYear(records, entry('people.police'), 2025, whole)).toBeUndefined();
});
