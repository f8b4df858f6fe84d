import { yearOf } from '../../kernel/day.ts';
import { everyMember } from '../../kernel/role.ts';
import { answersYear } from '../../kernel/scope.ts';
import { defineKind } from '../kind.ts';

/** How somebody's presence was noted: 扫码, 输码, 队长登记 by the leader on the spot, 补登 afterwards. */
export const ways = ['code', 'typed', 'leader', 'later'] as const;

/** Reasons for an entry made afterwards. */
export const laterReasons = ['paper', 'phone', 'missed', 'correction'] as const;

/** The words of an organizer or leader on a claim that the codes do not prove. */
export const rulings = ['yes', 'no'] as const;

/**
 * 到场: a claim that a member was at an event. It is evidence: its content is never changed, and whether it counts is
 * computed from the records (`domain/attendance/verdict.ts`). `date` is the event's day, or that of the scan if the
 * phone did not know the event.
 */
export const attendance = defineKind({
  name: 'attendance',
  schema: 1,
  family: 'reference',
  fields: {
    event: { type: 'reference', to: 'event', required: true, early: true },
    member: { type: 'reference', to: 'member', required: true, early: true },
    squad: { type: 'reference', to: 'squad' },
    date: { type: 'day', ahead: true, required: true },
    way: { type: 'choice', options: ways, required: true },
    /** The code as scanned or typed, bound to the member (`domain/attendance/code.ts`). */
    proof: { type: 'text', max: 160 },
    /** Times in China, where others than the scan's own or the event's count. */
    from: { type: 'time' },
    until: { type: 'time' },
    /** 在岗: paid work is no volunteer service (民政部令67号 §19). */
    duty: { type: 'flag' },
    reason: { type: 'choice', options: laterReasons },
    ruling: { type: 'choice', options: rulings },
    /** The member who ruled, as the server checks. */
    ruledBy: { type: 'reference', to: 'member' },
    /** Why: for everybody who was not there, and for every changed ruling. */
    because: { type: 'text', max: 60 },
  },
  headline: 'member',
  group: 'event',
  binds: [],
  write: everyMember,
  scope: ({ squad, date }) => answersYear(squad, yearOf(date)),
  figures: {},
  contributions: () => [],
  check({ way, proof, reason, ruling, because }) {
    if (ruling === 'no' && !because) return { code: 'required', field: 'because' };
    if (way === 'later' && !reason) return { code: 'required', field: 'reason' };
    return (way === 'code' || way === 'typed') && !proof ? { code: 'required', field: 'proof' } : undefined;
  },
});
