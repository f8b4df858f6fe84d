/** A reading of the phone's clocks. */
export interface Tick {
  /** The phone's clock, milliseconds since 1970; may be wrong by years and may jump. */
  readonly phone: number;
  /** Milliseconds since the page was opened. Nobody can set this clock, but it may stop while the phone sleeps. */
  readonly running: number;
  /** Identifies the run of the app that `running` belongs to. */
  readonly run: string;
}

/** The server's time from a response, with the phone's clocks at that moment. */
export interface ServerTick extends Tick {
  /** Milliseconds since 1970. */
  readonly server: number;
}

/**
 * How far the phone's clock can be trusted.
 * - `confirmed`: the server told the time in this run, and the clock has run evenly since.
 * - `believed`: nothing known contradicts the clock.
 * - `wrong`: the clock shows a time that is certainly past.
 */
export type Trust = 'confirmed' | 'believed' | 'wrong';

export interface PhoneTime {
  /** The best estimate of server time, milliseconds since 1970. */
  readonly time: number;
  readonly trust: Trust;
}

/** The time as a phone stores it between runs. */
export interface KnownTime {
  /** Server time minus the phone's at the last exchange, milliseconds. */
  readonly offset: number;
  /** A time that is certainly past: that of the last server contact or of the app's build. Milliseconds since 1970. */
  readonly floor: number;
}

/** Longest request, in milliseconds, whose response still gives a usable server time. */
export const LONGEST_WAY_MS = 60_000;

/** Largest difference, in milliseconds, between two clocks that count as equal. */
export const TOLERANCE_MS = 60_000;

export const isAlike = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE_MS;

function fromMemory({ phone }: Tick, { offset, floor }: KnownTime): PhoneTime {
  const isLate = (time: number) => time >= floor - TOLERANCE_MS;
  if (isLate(phone + offset)) return { time: phone + offset, trust: 'believed' };
  // The clock was corrected after the offset was estimated.
  if (isLate(phone)) return { time: phone, trust: 'believed' };
  return { time: floor, trust: 'wrong' };
}

/**
 * Estimates the current time from the phone's clocks and the server's last answer.
 * @param heard the server's last answer in this run, if there was one
 */
export function readPhoneTime(tick: Tick, known: KnownTime, heard: ServerTick | undefined): PhoneTime {
  if (!heard) return fromMemory(tick, known);
  const [ran, showed] = [tick.running - heard.running, tick.phone - heard.phone];
  if (isAlike(ran, showed)) return { time: heard.server + showed, trust: 'confirmed' };
  // The wall clock advanced further than the running clock: the phone may have slept.
  if (showed > ran) return { time: heard.server + showed, trust: 'believed' };
  return { time: heard.server + ran, trust: 'wrong' };
}

/** The time of a change, with the clock readings needed to correct it once the server's time is known. */
export interface Dated extends Tick {
  /** The phone's estimate when the change was made, milliseconds since 1970. */
  readonly time: number;
  readonly floor: number;
  /** True if the phone's clock was known to be wrong. */
  readonly wrong: boolean;
}
