import { describe, expect, it } from 'vitest';
import { districtStages, stageOn } from '../../../src/domain/coverage/growth-stages.ts';
import { makeClock } from '../../../src/domain/kernel/clock.ts';
import { kinds } from '../../../src/domain/records/kinds/registry.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

let serial = 0;
function written(fields: FoldedRecord['fields']): FoldedRecord {
  serial += 1;
  const created = makeClock({ wall: 1_700_000_000_000 + serial, counter: 0, node: '0123456789ab' });
  return { id: idOf(serial), kind: 'growthStage', fields, clocks: {}, created };
}

describe('growth stages of a district', () => {
  it('are the four of the dictionary, without months, until the office writes them', () => {
    const stages = districtStages([]);
    expect(stages.map(({ stage }) => stage)).toEqual(['sowing', 'seedling', 'flowering', 'fruiting']);
    expect(stages.every(({ record, name, months }) => !record && !name && !months)).toBe(true);
    expect(stageOn(stages, '2026-05-01')).toBeUndefined();
  });

  it('have the name and months that were written last', () => {
    const first = written({ stage: 'flowering', name: '花期', from: '04', to: '05' });
    const second = written({ stage: 'flowering', name: '盛花期' });
    const deleted = written({ stage: 'flowering', name: '误写', deleted: true });
    const of = (...records: FoldedRecord[]) => districtStages(records).find(({ stage }) => stage === 'flowering');
    expect(of(first)).toMatchObject({ record: first.id, name: '花期', months: ['04', '05'] });
    expect(of(deleted, second, first)).toMatchObject({ record: second.id, name: '盛花期', months: undefined });
  });

  it('are found by the month of a day, over the turn of the year too, unless two share it', () => {
    const stages = districtStages([
      written({ stage: 'sowing', from: '10', to: '03' }),
      written({ stage: 'seedling', from: '03', to: '04' }),
      written({ stage: 'flowering', from: '05', to: '05' }),
    ]);
    const on = (month: string) => stageOn(stages, `2026-${month}-15`);
    expect(['01', '02', '03', '04', '05', '06', '10', '12'].map(on)).toEqual([
      ...['sowing', 'sowing', undefined, 'seedling', 'flowering', undefined, 'sowing', 'sowing'],
    ]);
  });

  it('have both months or none', () => {
    const check = (from?: '01', to?: '02') => kinds.growthStage.check?.({ stage: 'sowing', from, to } as never);
    expect(check('01', '02')).toBeUndefined();
    expect(check()).toBeUndefined();
    expect(check('01')).toEqual({ code: 'required', field: 'to' });
    expect(check(undefined, '02')).toEqual({ code: 'required', field: 'from' });
  });
});
