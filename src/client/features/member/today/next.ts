import type { WaitingHours } from '../../../../domain/attendance/waiting.ts';
import type { Task, TaskState } from '../../../../domain/coverage/task.ts';
import { asksFor, changeSince, type PlannedEvent, plannedEvents, type Seen } from '../../../../domain/events/event.ts';
import { addDays, type Day } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { FollowUp } from '../../../../domain/programme/follow-up.ts';
import type { ActivityName } from '../../../../domain/records/kinds/index.ts';
import type { LocalRecord } from '../../../state/records.ts';

/** Something that waits for the member. */
export type NextItem =
  /** Changes that the server refused: 需要处理. */
  | { readonly reason: 'refused'; readonly count: number }
  | { readonly reason: 'returned'; readonly count: number; readonly first: LocalRecord }
  /** A planned event of today or tomorrow. */
  | { readonly reason: 'event'; readonly event: PlannedEvent }
  /** An event that was cancelled or moved since the member opened it. */
  | { readonly reason: 'changed'; readonly event: PlannedEvent; readonly change: 'cancelled' | 'moved' }
  /** A task that was given to the member. */
  | { readonly reason: 'task'; readonly state: TaskState }
  /** Tasks that a squad's leader has given to nobody yet. */
  | { readonly reason: 'toGive'; readonly count: number }
  /** Points of 督导检查 that are due to be put right; `first` is the earliest. */
  | { readonly reason: 'followUp'; readonly count: number; readonly first: FollowUp }
  /** Events whose hours are not settled; `first` is due first. */
  | { readonly reason: 'hours'; readonly count: number; readonly first: WaitingHours }
  /** Changes that are unsent for longer than a day; `hours` since the oldest was saved. */
  | { readonly reason: 'late'; readonly count: number; readonly hours: number }
  /** A form that was left unfinished. */
  | { readonly reason: 'draft'; readonly kind: ActivityName }
  /** Records of a squad that wait for its leader. */
  | { readonly reason: 'check'; readonly count: number };

const urgency: readonly NextItem['reason'][] = [
  // Reached nobody, and nobody else can put it right.
  'refused',
  // Sends somebody to the wrong place or hour.
  'changed',
  // Has its hour, and is missed after it.
  'event',
  // Counts nowhere until its member corrects it, and the leader waits for it.
  'returned',
  // Somebody waits for it, by a day.
  'task',
  // Somebody was told to put it right by a day, and waits to be looked at again.
  'followUp',
  // People's hours wait for it, by a day that the law sets.
  'hours',
  // Is on this phone alone; it goes out by itself wherever there is a network.
  'late',
  // Is on this phone alone, but was never saved as done.
  'draft',
  // Nobody goes there before the leader asks somebody.
  'toGive',
  // Is safe with the server and counts as reported.
  'check',
];

/** Sorts what waits by urgency; candidates of one reason keep their order. */
export const byUrgency = (candidates: readonly NextItem[]): readonly NextItem[] =>
  [...candidates].sort((a, b) => urgency.indexOf(a.reason) - urgency.indexOf(b.reason));

/**
 * Returns the planned events of today and tomorrow that a member may join, by time.
 * @param squad the member's squad; events of other squads are left out
 */
export const eventItems = (records: readonly LocalRecord[], squad: Id | null, today: Day): readonly NextItem[] =>
  plannedEvents(records.map(({ record }) => record))
    .filter(({ phase, day }) => phase === 'planned' && day >= today && day <= addDays(today, 1))
    .filter((event) => asksFor(event, squad))
    .map((event) => ({ reason: 'event', event }));

/**
 * Returns the events from today on that changed since the member opened them.
 * @param seen the fields that the member saw, by event
 */
export const changedEvents = (
  records: readonly LocalRecord[],
  seen: ReadonlyMap<Id, Seen>,
  today: Day,
): readonly NextItem[] =>
  plannedEvents(records.map(({ record }) => record)).flatMap((event): NextItem[] => {
    const known = seen.get(event.id);
    const change = known && changeSince(known, event);
    return change && event.day >= today ? [{ reason: 'changed', event, change }] : [];
  });

const HOUR_MS = 3_600_000;
/** A day in the hills without a network is usual. */
const LATE_HOURS = 24;

/**
 * Returns the item of sending what waits too long; undefined before that.
 * @param oldest when the oldest unsent change was saved, milliseconds since 1970
 * @param now the phone's estimate of server time, milliseconds since 1970
 */
export function lateItem(count: number, oldest: number | undefined, now: number): NextItem | undefined {
  const hours = oldest === undefined ? 0 : Math.floor((now - oldest) / HOUR_MS);
  return count > 0 && hours >= LATE_HOURS ? { reason: 'late', count, hours } : undefined;
}

/**
 * Returns the item of hours that wait; undefined without any.
 * @param squad whose events alone count; undefined for all
 */
export function hoursItem(waiting: readonly WaitingHours[], squad: Id | undefined): NextItem | undefined {
  const own = waiting.filter(({ event }) => squad === undefined || event.squad === squad);
  const [first] = own;
  return first && { reason: 'hours', count: own.length, first };
}

/** Days after its due day that a task stays on 今日; its squad's leader sees it longer. */
const LATE_DAYS = 30;

/** Tells whether a task may still be done next. Older ones would have the phone read the squad's work of months. */
export const isRecentTask = ({ due }: Task, today: Day): boolean => due >= addDays(today, -LATE_DAYS);

/** Returns the open tasks of a member, the earliest due day first. */
export const taskItems = (states: readonly TaskState[], member: Id): readonly NextItem[] =>
  states
    .filter(({ task, done }) => done === undefined && task.member === member)
    .sort((a, b) => a.task.due.localeCompare(b.task.due))
    .map((state) => ({ reason: 'task', state }));
