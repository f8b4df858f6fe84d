import { describe, expect, it } from 'vitest';
import { checkOnPhone } from '../../../src/client/state/check-on-phone.ts';
import { campaignOf, eventOf, kitOf, kits } from '../../../src/domain/events/kits.ts';
import { occasions } from '../../../src/domain/records/kinds/campaign.ts';
import { type KindName, kindOf } from '../../../src/domain/records/kinds/index.ts';
import { idOf } from '../../support/arbitraries.ts';

const TODAY = '2026-11-30';

/** The failure with which a record of these fields would be refused. */
const failureOf = (kind: KindName, fields: Record<string, string | number>) =>
  checkOnPhone({ id: idOf(1), record: idOf(1), kind, schema: kindOf(kind).schema, fields }, undefined, TODAY);

describe('the kits of the occasions', () => {
  it('are one for each occasion of the year', () => {
    expect(kits.map(({ occasion }) => occasion)).toEqual(occasions.filter((occasion) => occasion !== 'other'));
    expect([kitOf('other'), kitOf(undefined), kitOf('law')?.from]).toEqual([undefined, undefined, '06-01']);
  });

  it.each(kits.map((kit) => [kit.occasion, kit] as const))(
    'make a campaign and events that are valid: %s',
    (_, kit) => {
      const campaign = campaignOf(kit, TODAY);
      expect(failureOf('campaign', campaign)).toBeUndefined();
      for (const proposed of kit.events) {
        const event = eventOf(proposed, campaign.from);
        expect(failureOf('event', { ...event, status: 'planned' })).toBeUndefined();
        expect(event.date >= campaign.from && event.date <= campaign.to).toBe(true);
      }
    },
  );

  it('are of the next period', () => {
    const [month] = kits;
    if (!month) throw new Error('no kit');
    const from = ['2026-05-01', '2026-06-30', '2026-07-01'].map((day) => campaignOf(month, day).from);
    expect(from).toEqual(['2026-06-01', '2026-06-01', '2027-06-01']);
  });
});
