/** One look at a phone's clocks. */
export interface Tick {
  /** The phone's clock, milliseconds since 1970; may be wrong by years and may jump. */
  readonly phone: number;
  /** Milliseconds since the app's page began: never set, but it may stand still while the phone sleeps. */
  readonly running: number;
  /** Which run of the app `running` belongs to. */
  readonly run: string;
}

/** An answer of the server: its time, and what the phone's clocks said at that moment. */
export interface Heard extends Tick {
  /** Milliseconds since 1970. */
  readonly server: number;
}

/**
 * `confirmed`: the server told the time in this run, and the clock has run evenly since. `believed`: nothing speaks
 * against the clock. `wrong`: it lies before what the phone knows to be over.
 */
export type Trust = 'confirmed' | 'believed' | 'wrong';

export interface PhoneTime {
  /** The best estimate of server time, milliseconds since 1970. */
  readonly time: number;
  readonly trust: Trust;
}

/** What a phone remembers of the time from run to run. */
export interface KnownTime {
  /** Server time minus the phone's at the last exchange, milliseconds. */
  readonly offset: number;
  /** It is later than this for certain: the last contact with the server, the build of the app. */
  readonly floor: number;
}

/** An answer that took longer than this says little of when it was given, milliseconds. */
export const LONGEST_WAY_MS = 60_000;

/** Clocks that agree within this are the same clock, milliseconds. */
export const TOLERANCE_MS = 60_000;

export const isAlike = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE_MS;

function fromMemory({ phone }: Tick, { offset, floor }: KnownTime): PhoneTime {
  const isLate = (time: number) => time >= floor - TOLERANCE_MS;
  if (isLate(phone + offset)) return { time: phone + offset, trust: 'believed' };
  // The clock was put right since the offset was estimated.
  if (isLate(phone)) return { time: phone, trust: 'believed' };
  return { time: floor, trust: 'wrong' };
}

/**
 * The time by all that a phone knows.
 * @param heard the last answer of the server in this run, if there was one
 */
export function readPhoneTime(tick: Tick, known: KnownTime, heard: Heard | undefined): PhoneTime {
  if (!heard) return fromMemory(tick, known);
  const [ran, showed] = [tick.running - heard.running, tick.phone - heard.phone];
  if (isAlike(ran, showed)) return { time: heard.server + showed, trust: 'confirmed' };
  // Further than it ran: the phone may have slept meanwhile.
  if (showed > ran) return { time: heard.server + showed, trust: 'believed' };
  return { time: heard.server + ran, trust: 'wrong' };
}

/** When and by which clocks something was written, for the time when the server has told its own. */
export interface Dated extends Tick {
  /** The time as the phone took it then, milliseconds since 1970. */
  readonly time: number;
  readonly floor: number;
  /** The clock was known to be wrong. */
  readonly wrong: boolean;
}
