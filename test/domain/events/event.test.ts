import { describe, expect, it } from 'vitest';
import {
  asksFor,
  changeSince,
  type PlannedEvent,
  plannedEvent,
  plannedEvents,
  seenOf,
} from '../../../src/domain/events/event.ts';
import { daysOf, MOST_REPEATS } from '../../../src/domain/events/recurrence.ts';
import { clashesOf, overlaps, standingOf } from '../../../src/domain/events/times.ts';
import { makeClock } from '../../../src/domain/kernel/clock.ts';
import { startOfDay } from '../../../src/domain/kernel/day.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import { fieldNames } from '../../../src/domain/records/kind.ts';
import { event as kind } from '../../../src/domain/records/kinds/event.ts';
import {
  contributionsOf,
  type FoldedRecord,
  isDateUnsure,
  isPlanOnly,
  phaseOf,
  scopeOf,
} from '../../../src/domain/records/record.ts';
import { readRoles } from '../../../src/domain/records/roles.ts';
import { idOf } from '../../support/arbitraries.ts';

const clockOn = (day: string) => makeClock({ wall: startOfDay(day) + 43_200_000, counter: 0, node: '000000000001' });

/** An event that was planned in May, with fields that were written later. */
function event(fields: Record<string, FieldValue>, later: Record<string, string> = {}): FoldedRecord {
  const created = clockOn('2026-05-20');
  return {
    id: idOf(1),
    kind: 'event',
    fields: { date: '2026-06-26', title: '国际禁毒日宣传', squad: idOf(2), ...fields },
    clocks: Object.fromEntries(Object.entries(later).map(([field, day]) => [field, clockOn(day)])),
    created,
  };
}

describe('an event from plan to closing', () => {
  it('counts nowhere while it is planned or cancelled, and its future day is no question', () => {
    for (const status of ['planned', 'cancelled']) {
      const record = event({ status, attendance: 300 });
      expect(contributionsOf(record)).toEqual([]);
      expect([isPlanOnly(record), isDateUnsure(record), scopeOf(record)]).toEqual([true, false, 'events/2026']);
    }
  });

  it('counts once it is closed, in the same scope', () => {
    const record = event({ status: 'held', attendance: 300 }, { status: '2026-06-27' });
    expect(contributionsOf(record)).toContainEqual({ figure: 'event.attendance', quantity: 300 });
    expect([isDateUnsure(record), scopeOf(record)]).toEqual([false, 'events/2026']);
  });

  it('has an unsure date where it was closed before its day', () => {
    const record = event({ status: 'held', attendance: 300 }, { status: '2026-06-20' });
    expect(isDateUnsure(record)).toBe(true);
    expect(contributionsOf(record)).toEqual([]);
  });

  it('stays with its squad where it was logged afterwards', () => {
    const record = event({});
    expect([phaseOf(record), scopeOf(record)]).toEqual([undefined, `squad/${idOf(2)}/2026`]);
    expect(plannedEvent(record)).toBeUndefined();
  });
});

describe('the fields of an event', () => {
  it('include those of plans only where it was planned', () => {
    expect(fieldNames(kind, true)).toEqual(Object.keys(kind.fields));
    expect(fieldNames(kind, false)).toContain('attendance');
    for (const name of kind.plan?.fields ?? []) expect(fieldNames(kind, false)).not.toContain(name);
  });
});

describe('the planned events among records', () => {
  it('are in order of time, without those that were logged afterwards', () => {
    const records = [
      event({ status: 'planned', starts: '14:00', title: '下午' }),
      event({}),
      event({ status: 'cancelled', date: '2026-07-01', title: '次日' }),
      event({ status: 'planned', starts: '09:00', title: '上午' }),
    ];
    expect(plannedEvents(records).map(({ title }) => title)).toEqual(['上午', '下午', '次日']);
  });
});

const at = (day: string, starts?: string, ends?: string, more: Partial<PlannedEvent> = {}): PlannedEvent => ({
  ...{ id: idOf(1), title: '踏查', day, phase: 'planned', starts, ends },
  ...{ place: undefined, squad: undefined, campaign: undefined, invited: [], people: undefined, roles: [], ...more },
});

describe('where an event stands', () => {
  const moment = (text: string): number => Date.parse(`${text}:00+08:00`);
  it.each<[string, PlannedEvent, string]>([
    ['2026-06-26T08:59', at('2026-06-26', '09:00', '11:00'), 'planned'],
    ['2026-06-26T09:00', at('2026-06-26', '09:00', '11:00'), 'running'],
    ['2026-06-26T11:00', at('2026-06-26', '09:00', '11:00'), 'toClose'],
    ['2026-06-27T01:59', at('2026-06-26', '22:00', '02:00'), 'running'],
    ['2026-06-27T00:00', at('2026-06-26'), 'toClose'],
    ['2026-06-26T10:00', at('2026-06-26', '09:00', '11:00', { phase: 'held' }), 'held'],
  ])('at %s', (now, event, expected) => {
    expect(standingOf(event, moment(now))).toBe(expected);
  });
});

describe('events that ask for the same people or place', () => {
  const [squad, other, place] = [idOf(11), idOf(12), idOf(13)];
  const first = at('2026-06-26', '09:00', '11:00', { id: idOf(1), squad, place });
  it.each<[string, Partial<PlannedEvent>, boolean]>([
    ['of the same squad', { squad }, true],
    ['at the same place', { squad: other, place }, true],
    ['of the whole district', {}, true],
    ['of others elsewhere', { squad: other }, false],
    ['that invites the squad', { squad: other, invited: [squad] }, true],
    ['that was cancelled', { squad, phase: 'cancelled' }, false],
  ])('one %s', (_, more, expected) => {
    const second = at('2026-06-26', '10:00', '12:00', { id: idOf(2), ...more });
    const found = clashesOf([second, first]);
    expect([...found.keys()].sort()).toEqual(expected ? [idOf(1), idOf(2)] : []);
    if (expected) expect(found.get(idOf(1))).toEqual([second]);
  });
});

describe('the people whom an event asks for', () => {
  const [one, two, three] = [idOf(11), idOf(12), idOf(13)];
  it.each<[string, Partial<PlannedEvent>, readonly (string | null)[]]>([
    ['all, where it names no squad', {}, [one, two, three, null]],
    ['its own squad', { squad: one }, [one]],
    ['its own and the invited ones', { squad: one, invited: [two] }, [one, two]],
    ['the invited ones of an event of the district', { invited: [two] }, [two]],
  ])('are %s', (_, more, expected) => {
    const event = at('2026-06-26', undefined, undefined, more);
    expect([one, two, three, null].filter((squad) => asksFor(event, squad))).toEqual(expected);
  });

  it('are as many as the roles need, unless a number is given', () => {
    const roles = '讲解 3\n秩序：2人';
    expect(plannedEvent(event({ status: 'planned', roles }))).toMatchObject({
      people: 5,
      roles: [
        { role: '讲解', people: 3 },
        { role: '秩序', people: 2 },
      ],
    });
    expect(plannedEvent(event({ status: 'planned', roles, people: 9 }))?.people).toBe(9);
  });
  it.each(['讲解', '3', '讲解 0', '讲解 2\n讲解 1', '讲解 3 位老师', '讲解 1000'])('are not read from %j', (text) => {
    expect(readRoles(text)).toBeUndefined();
    expect(kind.check?.({ date: '2026-06-26', title: '讲座', roles: text })).toMatchObject({ field: 'roles' });
  });
});

describe('an event that changed since somebody saw it', () => {
  const before = at('2026-06-26', '09:00', '11:00');
  it.each<[string, Partial<PlannedEvent>, string | undefined]>([
    ['not at all', { title: '改名', people: 3 }, undefined],
    ['at another day', { day: '2026-06-27' }, 'moved'],
    ['at another hour', { starts: '08:00' }, 'moved'],
    ['elsewhere', { place: idOf(13) }, 'moved'],
    ['cancelled', { phase: 'cancelled' }, 'cancelled'],
    ['held', { phase: 'held', day: '2026-06-27' }, undefined],
  ])('%s', (_, more, expected) => {
    const after = { ...before, ...more };
    expect(changeSince(seenOf(before), after)).toBe(expected);
    expect(changeSince(seenOf(after), after)).toBeUndefined();
  });
});

describe('overlapping events', () => {
  it.each<[string, PlannedEvent, PlannedEvent, boolean]>([
    ['in the same hour', at('2026-06-26', '09:00', '11:00'), at('2026-06-26', '10:30', '12:00'), true],
    ['one after the other', at('2026-06-26', '09:00', '11:00'), at('2026-06-26', '11:00', '12:00'), false],
    ['over midnight', at('2026-06-26', '22:00', '02:00'), at('2026-06-27', '01:00', '03:00'), true],
    ['on other days', at('2026-06-26', '09:00', '11:00'), at('2026-06-27', '09:00', '11:00'), false],
    ['without times', at('2026-06-26'), at('2026-06-26', '15:00', '16:00'), true],
  ])('%s', (_, a, b, expected) => {
    expect([overlaps(a, b), overlaps(b, a)]).toEqual([expected, expected]);
  });
});

describe('recurring events', () => {
  it('expand to days of their own', () => {
    expect(daysOf('2026-12-28', { weeks: 2, times: 3 })).toEqual(['2026-12-28', '2027-01-11', '2027-01-25']);
  });
  it('expand to at most sixty', () => {
    expect(daysOf('2026-01-01', { weeks: 1, times: 1_000 })).toHaveLength(MOST_REPEATS);
    expect(daysOf('2026-01-01', { weeks: 1, times: 0 })).toEqual(['2026-01-01']);
  });
  it.each([
    ['', 4],
    ['2026-13-01', 4],
    ['2026-01-01', Number.NaN],
    ['2026-01-01', Number.POSITIVE_INFINITY],
  ])('leave a day %j with %d times to the check of the form', (first, times) => {
    expect(daysOf(first, { weeks: 1, times })).toEqual([first]);
  });
});
