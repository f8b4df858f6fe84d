import { describe, expect, it } from 'vitest';
import { tipline } from '../../src/domain/records/kinds/tipline.ts';
import { contributionsOf, type FoldedRecord } from '../../src/domain/records/record.ts';
import { figureInputOf } from '../../src/server/figures/figure-input.ts';

const record = (fields: FoldedRecord['fields']): FoldedRecord => ({
  id: '019a0000-0000-7000-8000-000000000001',
  kind: 'tipline',
  fields: { date: '2026-06-15', ...fields },
  clocks: {},
  created: '',
});

describe('the tipline kind', () => {
  it('has only counts: no field could hold what a caller said, or where', () => {
    const types = Object.values(tipline.fields).map(({ type }) => type);
    expect(types).not.toContain('text');
    expect(types).not.toContain('photos');
    expect(Object.keys(tipline.fields)).not.toContain('place');
  });

  it('adds calls with a lead to 举报线索, and all calls to the calls', () => {
    expect(contributionsOf(record({ calls: 5, leads: 2, hours: 3 }))).toEqual([
      { figure: 'tip.call', quantity: 5 },
      { figure: 'tip.lead', quantity: 2 },
      { figure: 'service.hours', quantity: 3 },
    ]);
    expect(contributionsOf(record({ calls: 5, leads: 0 }))).toEqual([{ figure: 'tip.call', quantity: 5 }]);
  });

  it('has no place, so it neither covers a place nor misses one', () => {
    expect(figureInputOf(record({ calls: 5 }))?.counts).toBe(false);
  });

  it('refuses more leads than calls', () => {
    const check = (calls: number, leads: number) => tipline.check?.({ date: '2026-06-15', calls, leads });
    expect(check(2, 3)).toEqual({ code: 'inconsistent', field: 'leads', limit: 2 });
    expect(check(3, 3)).toBeUndefined();
  });
});
