import { describe, expect, it } from 'vitest';
import { moveTip, publicState, tipStates } from '../../../src/domain/tips/state.ts';

describe('a message of the office', () => {
  it('waits for an answer only if it asks for one', () => {
    for (const state of tipStates.filter((each) => each !== 'closed')) {
      expect(moveTip(state, 'ask')).toBe('asked');
      expect(moveTip(state, 'tell')).toBe(state === 'received' ? 'open' : state);
    }
    expect(publicState(moveTip('answered', 'tell') ?? 'asked')).toBe('working');
  });

  it('is not possible once the tip is closed', () => {
    expect([moveTip('closed', 'ask'), moveTip('closed', 'tell')]).toEqual([undefined, undefined]);
  });
});
