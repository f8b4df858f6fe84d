import { describe, expect, it } from 'vitest';
import { boardProgress, localProgress, progressText, verifiedText } from '../../../src/client/events/progress.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const figure = 'leaflet.distributed';
const amounts = (reported: number, verified: number) => [{ figure, reported, verified, records: 1 } as const];
const sums = {
  figures: amounts(900, 400),
  squads: [{ id: idOf(1), name: '一分队', figures: amounts(300, 100) }],
  towns: [{ id: idOf(2), name: '东镇', figures: amounts(500, 200) }],
};
const squadTarget = { figure, amount: 1000, of: { squad: idOf(1) } } as const;

describe('the progress of a target', () => {
  it('is taken from the sums of its squad, its town or the district', () => {
    expect(boardProgress({ figure, amount: 1000 }, sums)).toMatchObject({ reported: 900, verified: 400 });
    expect(boardProgress(squadTarget, sums)).toMatchObject({ reported: 300, verified: 100 });
    expect(boardProgress({ figure, amount: 9, of: { town: idOf(2) } }, sums)).toMatchObject({ reported: 500 });
    expect(boardProgress({ figure, amount: 9, of: { town: idOf(7) } }, sums)).toMatchObject({
      reported: 0,
      verified: 0,
    });
  });

  it('counts on a phone the work of the campaign alone, without what was sent back', () => {
    const campaign: FoldedRecord = { id: idOf(5), kind: 'campaign', fields: {}, clocks: {}, created: '' };
    const created = '0mxmqz4ao-0000-fac4f6825d7b';
    const work = (n: number, fields: FoldedRecord['fields']): FoldedRecord => {
      const all = { date: '2023-11-14', quantity: 10, campaign: campaign.id, ...fields };
      return { id: idOf(n), kind: 'leaflet', fields: all, clocks: { date: created, quantity: created }, created };
    };
    const records = [
      work(11, {}),
      work(12, { review: { verdict: 'verified', of: created } }),
      work(13, { review: { verdict: 'returned', reason: '请核对', of: created } }),
      work(14, { campaign: idOf(6) }),
      work(15, { campaign: null }),
      work(16, { deleted: true }),
    ];
    expect(localProgress(squadTarget, campaign, records)).toMatchObject({ reported: 20, verified: 10 });
  });

  it('says what was reached, the target, and how much of it is verified', () => {
    const progress = { ...squadTarget, reported: 1300, verified: 1000 };
    expect(progressText(progress)).toBe('发放宣传资料 1,300 份，目标 1,000 份');
    expect(verifiedText(progress)).toBe('已核实 1,000');
  });
});
