import type { PlannedEvent } from '../events/event.ts';
import type { Id } from '../kernel/id.ts';
import { type FoldedRecord, isDateUnsure, textField } from '../records/record.ts';
import type { Claim } from './claim.ts';
import { type Minute, minuteAt, minuteOf, plannedSpan, type Span } from './span.ts';

/** Minutes before the planned start from which service counts. */
const BEFORE = 30;

/** An event whose service counts: it was held, and its day is sure. */
export interface HeldEvent extends PlannedEvent {
  /** When it really ended, as said at closing. */
  readonly finished: string | undefined;
  /** Minutes of service of each person, as given at closing; for events without times only. */
  readonly given: number | undefined;
}

/** Adds what the closing said; undefined for an event that was not held. */
export function heldEvent(event: PlannedEvent, record: FoldedRecord): HeldEvent | undefined {
  if (event.phase !== 'held' || isDateUnsure(record)) return undefined;
  const { hours } = record.fields;
  return {
    ...event,
    finished: textField(record, 'finished'),
    given: typeof hours === 'number' ? Math.round(hours * 60) : undefined,
  };
}

/** An accepted claim with its event. */
export interface Attended {
  readonly claim: Claim;
  readonly event: HeldEvent;
}

/** When somebody arrived: as written, by the scan, or with the start if nobody knows better. */
function arrivalOf({ from, ruling, way, isSure, at }: Claim, day: string, start: Minute): Minute {
  if (from !== undefined) return minuteAt(day, from);
  const isByClock = (way === 'code' || way === 'typed') && isSure && ruling === undefined;
  return isByClock ? minuteOf(at) : start;
}

/**
 * Returns the span of service: [max(arrival, start − 30 min), min(departure or planned end, end of the event)].
 * Undefined for an event without times, and for who came after it ended.
 */
export function servedSpan({ claim, event }: Attended): Span | undefined {
  const planned = plannedSpan(event);
  if (!planned) return undefined;
  const { day, finished } = event;
  const end = finished === undefined ? planned.to : minuteAt(day, finished, planned.from);
  const from = Math.max(arrivalOf(claim, day, planned.from), planned.from - BEFORE);
  const left = claim.until === undefined ? planned.to : minuteAt(day, claim.until, from);
  const to = Math.min(left, end);
  return from < to ? { from, to } : undefined;
}

/** Returns the minutes of a span that none of the others covers. */
function uncovered({ from, to }: Span, covered: readonly Span[]): number {
  let [minutes, at] = [0, from];
  for (const other of [...covered].sort((a, b) => a.from - b.from)) {
    if (other.to <= at || other.from >= to) continue;
    minutes += Math.max(0, other.from - at);
    at = Math.max(at, other.to);
  }
  return minutes + Math.max(0, to - at);
}

/** The order in which claims take their minutes: by day of the event, then by their clocks. */
const inOrder = (a: Attended, b: Attended): number => {
  const [left, right] = [
    `${a.event.day} ${a.claim.created} ${a.claim.id}`,
    `${b.event.day} ${b.claim.created} ${b.claim.id}`,
  ];
  return left < right ? -1 : 1;
};

/**
 * Credits each accepted claim of one member with the minutes of service that no earlier claim has. Their sum is the
 * union of all spans, so no minute counts twice. Minutes on paid duty (在岗) count for nobody.
 * @param attended in any order
 * @returns claims with at least one minute
 */
export function creditedMinutes(attended: readonly Attended[]): ReadonlyMap<Id, number> {
  const credited = new Map<Id, number>();
  const onDuty = new Set(attended.filter(({ claim }) => claim.duty).map(({ event }) => event.id));
  const covered: Span[] = attended.flatMap((each) => (onDuty.has(each.event.id) ? (servedSpan(each) ?? []) : []));
  const given = new Set<Id>();
  for (const each of [...attended].sort(inOrder)) {
    const { claim, event } = each;
    if (onDuty.has(event.id)) continue;
    const span = servedSpan(each);
    let minutes = 0;
    if (span) {
      minutes = uncovered(span, covered);
      covered.push(span);
    } else if (!plannedSpan(event) && !given.has(event.id)) {
      minutes = event.given ?? 0;
      given.add(event.id);
    }
    if (minutes > 0) credited.set(claim.id, minutes);
  }
  return credited;
}

/** Hours of service as certificates count them: minutes are summed first and rounded once, down to 0.1 h. */
export const hoursOf = (minutes: number): number => Math.floor(minutes / 6) / 10;

/** Service in one day that somebody should look at, in minutes. */
export const LONG_DAY = 12 * 60;
