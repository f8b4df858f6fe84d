import { type Attended, servedSpan } from '../attendance/hours.ts';
import type { Span } from '../attendance/span.ts';
import { groupBy } from '../kernel/group-by.ts';
import type { Finding } from './question.ts';

/** Minutes of overlap that are asked about. Who goes on to the next place may leave a little early. */
const OVERLAP_LEAST = 30;

/** A scan with the time that it stands for. */
interface Scan extends Attended {
  readonly span: Span;
}

/** The scans that say when somebody was where: own ones, by a sure clock, that nobody declined. */
function scansOf(attended: readonly Attended[]): Scan[] {
  return attended.flatMap((each): Scan[] => {
    const { claim, event } = each;
    const isScan = (claim.way === 'code' || claim.way === 'typed') && claim.author === claim.member;
    const span = isScan && claim.isSure && claim.ruling !== 'no' && event.place ? servedSpan(each) : undefined;
    return span ? [{ ...each, span }] : [];
  });
}

interface Overlap {
  readonly events: readonly [Scan, Scan];
  readonly minutes: number;
}

function overlapsOf(scans: readonly Scan[]): Overlap[] {
  const ordered = [...scans].sort((a, b) => a.span.from - b.span.from || (a.event.id < b.event.id ? -1 : 1));
  return ordered.flatMap((first, at) =>
    ordered.slice(at + 1).flatMap((second): Overlap[] => {
      const minutes = Math.min(first.span.to, second.span.to) - second.span.from;
      const isElsewhere = first.event.id !== second.event.id && first.event.place !== second.event.place;
      return isElsewhere && minutes >= OVERLAP_LEAST ? [{ events: [first, second], minutes }] : [];
    }),
  );
}

/**
 * Finds pairs of events in two places at which one person was scanned in at overlapping times. A question is of the
 * two events, says how many scans overlap, and names nobody.
 */
export function overlappingScans(attended: readonly Attended[]): Finding[] {
  const byPerson = groupBy(scansOf(attended), ({ claim }) => claim.member);
  const found = [...byPerson.values()].flatMap(overlapsOf);
  const pairs = groupBy(
    found,
    ({ events: [a, b] }) => `${[a.event.id, b.event.id].sort().join('/')} ${a.claim.squad ?? ''}`,
  );
  return [...pairs.values()].flatMap((same): Finding[] => {
    const [overlap] = same;
    if (!overlap) return [];
    const records = overlap.events.map(({ event }) => event.id).sort();
    const [{ claim, event }] = overlap.events;
    const minutes = Math.max(...same.map((each) => each.minutes));
    return [
      {
        ...{
          code: 'scans_overlap',
          subject: [...records, claim.squad ?? 'none'].join('/'),
          squad: claim.squad ?? null,
        },
        ...{ values: { day: event.day, scans: same.length, minutes }, records, count: records.length },
      },
    ];
  });
}
