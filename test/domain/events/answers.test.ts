import { describe, expect, it } from 'vitest';
import { hasAllAnswers, latestAnswers, rolesFilled, seatsOf } from '../../../src/domain/events/answers.ts';
import type { PlannedEvent } from '../../../src/domain/events/event.ts';
import { makeClock } from '../../../src/domain/kernel/clock.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { idOf } from '../../support/arbitraries.ts';

const event = idOf(9);
const [ann, bo, cai] = [idOf(1), idOf(2), idOf(3)];

/** An answer that was written at a minute. */
function answer(n: number, member: string, choice: string, minute: number, fields: object = {}): FoldedRecord {
  const clock = makeClock({ wall: minute * 60_000, counter: 0, node: idOf(n).slice(-12) });
  return {
    id: idOf(n),
    kind: 'answer',
    fields: { event, member, choice, ...fields },
    clocks: { choice: clock },
    created: clock,
  };
}

describe('answers to an event', () => {
  it('counts the latest answer of a member who answered on two phones', () => {
    const answers = latestAnswers([answer(1, ann, 'yes', 5), answer(2, bo, 'no', 1), answer(3, ann, 'no', 7)]);
    expect(answers.map(({ member, choice }) => [member, choice])).toEqual([
      [bo, 'no'],
      [ann, 'no'],
    ]);
  });

  it('leaves out answers that were withdrawn', () => {
    expect(latestAnswers([answer(1, ann, 'yes', 5, { deleted: true })])).toEqual([]);
  });

  it('gives the places to those who said yes first; the others wait', () => {
    const answers = latestAnswers([answer(1, ann, 'yes', 5), answer(2, bo, 'yes', 1), answer(3, cai, 'maybe', 2)]);
    expect(seatsOf(answers, 1)).toEqual({ coming: [bo], waiting: [ann], maybe: [cai], no: [] });
    expect(seatsOf(answers, undefined)).toEqual({ coming: [bo, ann], waiting: [], maybe: [cai], no: [] });
  });

  it('fills the roles with those who have a place', () => {
    const answers = latestAnswers([
      answer(1, ann, 'yes', 5, { role: '讲解' }),
      answer(2, bo, 'yes', 1, { role: '讲解' }),
      answer(3, cai, 'no', 2, { role: '秩序' }),
    ]);
    const roles = [
      { role: '讲解', people: 2 },
      { role: '秩序', people: 1 },
    ];
    expect(rolesFilled(roles, answers, seatsOf(answers, 1)).map(({ coming }) => coming)).toEqual([1, 0]);
    expect(rolesFilled(roles, answers, seatsOf(answers, 3)).map(({ coming }) => coming)).toEqual([2, 0]);
  });
});

describe('the answers that a phone holds', () => {
  const [one, two] = [idOf(21), idOf(22)];
  const asked = (squad: string | undefined, invited: readonly string[] = []): PlannedEvent => ({
    ...{ id: event, title: '宣传', day: '2026-06-01', phase: 'planned', starts: undefined, ends: undefined },
    ...{ place: undefined, squad, campaign: undefined, invited, people: 2, roles: [] },
  });
  const volunteer = { role: 'volunteer', squad: one } as const;

  it('are all for a squad’s own event, and for organizers and the office', () => {
    expect(hasAllAnswers(volunteer, asked(one))).toBe(true);
    expect(hasAllAnswers({ role: 'leader', squad: one }, asked(one))).toBe(true);
    expect(hasAllAnswers({ role: 'organizer', squad: null }, asked(one, [two]))).toBe(true);
    expect(hasAllAnswers({ role: 'officer', squad: null }, asked(undefined))).toBe(true);
  });

  it('are a part where several squads or the whole district are asked', () => {
    expect(hasAllAnswers(volunteer, asked(one, [two]))).toBe(false);
    expect(hasAllAnswers({ role: 'leader', squad: two }, asked(one, [two]))).toBe(false);
    expect(hasAllAnswers(volunteer, asked(undefined))).toBe(false);
    expect(hasAllAnswers({ role: 'volunteer', squad: null }, asked(undefined))).toBe(false);
  });

  it('give the places of several squads by the order of their effective clocks', () => {
    const all = latestAnswers([answer(1, ann, 'yes', 3, { squad: one }), answer(2, bo, 'yes', 2, { squad: two })]);
    expect(seatsOf(all, 1)).toMatchObject({ coming: [bo], waiting: [ann] });
    // The phone of squad one alone would give its member the place, so it does not say that there is one.
    expect(seatsOf(all.slice(1), 1)).toMatchObject({ coming: [ann], waiting: [] });
  });
});
