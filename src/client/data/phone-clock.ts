import {
  type KnownTime,
  LONGEST_WAY_MS,
  type PhoneTime,
  readPhoneTime,
  type ServerTick,
  type Tick,
} from '../../domain/kernel/phone-clock.ts';

/** The phone's corrected clock. Everything that writes or limits a date reads it. */
export interface PhoneClock {
  tick(): Tick;
  /** @param known values from the store; `lastContact` is null before the first contact */
  read(known: { readonly offset: number; readonly lastContact: number | null }): PhoneTime & Pick<KnownTime, 'floor'>;
  /**
   * Processes the time in a server's answer.
   * @param server its time, milliseconds since 1970
   * @param sent when the request was sent
   */
  hear(server: number, sent: Tick): void;
}

interface PhoneClockOptions {
  /** The phone's clock, milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds since the page was opened; by default the phone's clock is assumed to run evenly. */
  readonly running?: () => number;
  /** Identifies this run of the app. */
  readonly run?: string;
  /** When the app was built, milliseconds since 1970. */
  readonly built?: number;
}

const between = (a: number, b: number): number => (a + b) / 2;

/**
 * Tells whether an answer came soon enough for its server time to be usable. Both clocks are compared: one may have been
 * set, the other may have stopped while the phone slept.
 */
export const isTimely = (sent: Tick, received: Tick): boolean =>
  Math.max(received.running - sent.running, Math.abs(received.phone - sent.phone)) <= LONGEST_WAY_MS;

export function makePhoneClock({ now, running = now, run = '', built = 0 }: PhoneClockOptions): PhoneClock {
  let heard: ServerTick | undefined;
  const tick = (): Tick => ({ phone: now(), running: running(), run });
  return {
    tick,
    read({ offset, lastContact }) {
      const floor = Math.max(lastContact ?? 0, built);
      return { ...readPhoneTime(tick(), { offset, floor }, heard), floor };
    },
    hear(server, sent) {
      const here = tick();
      if (!isTimely(sent, here)) return;
      const middle = { phone: between(sent.phone, here.phone), running: between(sent.running, here.running) };
      heard = { ...middle, run, server };
    },
  };
}
