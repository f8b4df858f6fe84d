import { describe, expect, it } from 'vitest';
import { isRunning, suggestedCampaign } from '../../../src/domain/events/campaigns.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const campaign = (n: number, from: string, to: string, more = {}): FoldedRecord => ({
  ...{ id: idOf(n), kind: 'campaign', clocks: {}, created: '' },
  fields: { name: `活动${n}`, from, to, ...more },
});
const june = campaign(1, '2026-06-01', '2026-06-30');
const day = campaign(2, '2026-06-26', '2026-06-26');

describe('the campaign of new work', () => {
  it('runs from its first day to its last, unless it was withdrawn', () => {
    expect(['2026-05-31', '2026-06-01', '2026-06-30', '2026-07-01'].map((each) => isRunning(june, each))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isRunning(campaign(3, '2026-06-01', '2026-06-30', { deleted: true }), '2026-06-02')).toBe(false);
  });

  it('is the only one that runs; of several that of the last record, or none', () => {
    expect(suggestedCampaign([june, day], '2026-06-10', undefined)).toBe(june.id);
    expect(suggestedCampaign([june, day], '2026-06-26', day.id)).toBe(day.id);
    expect(suggestedCampaign([june, day], '2026-06-26', undefined)).toBeUndefined();
    expect(suggestedCampaign([june, day], '2026-07-01', june.id)).toBeUndefined();
  });
});
