import { yearOf } from '../../kernel/day.ts';
import { everyMember } from '../../kernel/role.ts';
import { answersYear } from '../../kernel/scope.ts';
import { defineKind } from '../kind.ts';

/** The answers to an event. `no` needs no reason (志愿服务条例 §25: nobody is forced to serve). */
export const answers = ['yes', 'no', 'maybe'] as const;

/**
 * 参加意向: a member's answer to a planned event. `date` is the event's day. A member may have several records of one
 * event, as from two phones: the latest counts (`domain/events/answers.ts`).
 */
export const answer = defineKind({
  name: 'answer',
  schema: 1,
  family: 'reference',
  fields: {
    event: { type: 'reference', to: 'event', required: true },
    member: { type: 'reference', to: 'member', required: true },
    squad: { type: 'reference', to: 'squad' },
    date: { type: 'day', ahead: true, required: true },
    choice: { type: 'choice', options: answers, required: true },
    /** A role of the event that the member would take. */
    role: { type: 'text', max: 20 },
  },
  headline: 'member',
  group: 'event',
  binds: [],
  write: everyMember,
  scope: ({ squad, date }) => answersYear(squad, yearOf(date)),
  figures: {},
  contributions: () => [],
});
