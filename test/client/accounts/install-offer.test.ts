import { describe, expect, it } from 'vitest';
import { onReceived } from '../../../src/client/accounts/install-offer.ts';

/** Plays receipts of visits, and returns in which of them the app offered itself. */
function offers(visits: readonly string[]): readonly string[] {
  let remembered: string | null = null;
  return visits.filter((visit) => {
    const { offer, remember } = onReceived(remembered, visit);
    remembered = remember;
    return offer;
  });
}

describe('the offer for the home screen', () => {
  it('never comes at the first visit, however much is received', () => {
    expect(offers(['one', 'one', 'one'])).toEqual([]);
  });

  it('comes at the first receipt of a later visit, and once', () => {
    expect(offers(['one', 'two', 'two', 'three', 'four'])).toEqual(['two']);
  });
});
