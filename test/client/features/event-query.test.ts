import { describe, expect, it } from 'vitest';
import { eventQuery, passes } from '../../../src/client/features/office/events/event-query.ts';
import type { PlannedEvent } from '../../../src/domain/events/event.ts';
import { idOf } from '../../support/arbitraries.ts';

const event: PlannedEvent = {
  ...{ id: idOf(1), title: '讲座', day: '2026-11-20', phase: 'planned', starts: undefined, ends: undefined },
  ...{ place: undefined, squad: idOf(2), campaign: idOf(3) },
  ...{ invited: [idOf(5)], people: undefined, roles: [] },
};

describe('the address of the events', () => {
  it('shows the month of today where it says nothing that is understood', () => {
    const query = eventQuery({ view: 'year', day: '2026-02-30', state: 'lost', squad: 'no', campaign: ['a', 'b'] });
    expect(query.view).toBe('month');
    expect({ ...query, view: undefined }).toEqual({});
  });
  it.each([
    [{ state: 'toClose' }, true],
    [{ state: 'held' }, false],
    [{ squad: idOf(2), campaign: idOf(3) }, true],
    [{ squad: idOf(5) }, true],
    [{ squad: idOf(4) }, false],
    [{ campaign: idOf(4) }, false],
    [{ view: 'list', day: '2026-11-01' }, true],
    [{ view: 'list', day: '2026-12-01' }, false],
    [{ view: 'month', day: '2026-12-01' }, true],
  ])('%j', (address, expected) => {
    expect(passes(event, eventQuery(address as Record<string, string>), 'toClose')).toBe(expected);
  });
});
