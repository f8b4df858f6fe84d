import { type Clock, makeClock, readClock } from '../../domain/kernel/clock.ts';

/** A clock as it travels: in full, or the milliseconds after that of its record where the same device read it. */
export type TravelClock = Clock | number;

type Clocks<C> = Readonly<Record<string, C>>;

/** Most edits come from the phone that made the record: of their clocks only the time is new. */
function shorten(clock: Clock, created: Clock): TravelClock {
  const [own, first] = [readClock(clock), readClock(created)];
  return own.node === first.node && own.counter === 0 && own.wall >= first.wall ? own.wall - first.wall : clock;
}

function restore(clock: TravelClock, created: Clock): Clock {
  if (typeof clock === 'string') return clock;
  const { wall, node } = readClock(created);
  return makeClock({ wall: wall + clock, counter: 0, node });
}

const mapClocks = <A, B>(clocks: Clocks<A>, change: (clock: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(clocks).map(([field, clock]) => [field, change(clock)]));

/** @param created the clock of the record's creation, against which the others are told */
export const shortenClocks = (clocks: Clocks<Clock>, created: Clock): Record<string, TravelClock> =>
  mapClocks(clocks, (clock) => shorten(clock, created));

export const restoreClocks = (clocks: Clocks<TravelClock>, created: Clock): Record<string, Clock> =>
  mapClocks(clocks, (clock) => restore(clock, created));
