import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/client/data/store.ts';
import { withCampaign } from '../../../src/client/features/member/log/campaign.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import { idOf } from '../../support/arbitraries.ts';

const [june, inJune, without] = [idOf(1), idOf(2), idOf(3)];

/** A phone's records, read by id. */
const records = new Map(
  (
    [
      [june, 'campaign', { name: '宣传月', from: '2026-06-01', to: '2026-06-30' }],
      [inJune, 'event', { title: '集市宣传', campaign: june }],
      [without, 'event', { title: '讲座' }],
    ] as const satisfies readonly (readonly [string, KindName, Record<string, FieldValue>])[]
  ).map(([id, kind, fields]) => [id, { record: { id, kind, fields, clocks: {}, created: '' } }]),
);
const store = { record: async (id: string) => records.get(id) } as unknown as Store;

describe('the campaign of new work', () => {
  it('is the chosen one only if it runs on the day of the work', async () => {
    const chosen = { quantity: 5, campaign: june };
    expect(await withCampaign(store, chosen, '2026-06-10')).toEqual(chosen);
    expect(await withCampaign(store, chosen, '2026-07-01')).toEqual({ quantity: 5 });
    const dated = { ...chosen, date: '2026-05-31' };
    expect(await withCampaign(store, dated, '2026-06-10')).toEqual({ quantity: 5, date: '2026-05-31' });
  });

  it('is that of its event, whatever was chosen and whenever it was', async () => {
    expect(await withCampaign(store, { event: inJune }, '2026-07-01')).toEqual({ event: inJune, campaign: june });
    expect(await withCampaign(store, { event: without, campaign: june }, '2026-06-10')).toEqual({ event: without });
  });

  it('is left out for work without one, and for a campaign that is not on this phone', async () => {
    expect(await withCampaign(store, { quantity: 5 }, '2026-06-10')).toEqual({ quantity: 5 });
    expect(await withCampaign(store, { campaign: idOf(9) }, '2026-06-10')).toEqual({});
  });
});
