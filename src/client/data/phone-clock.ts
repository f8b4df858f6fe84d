import {
  type KnownTime,
  LONGEST_WAY_MS,
  type PhoneTime,
  readPhoneTime,
  type ServerTick,
  type Tick,
} from '../../domain/kernel/phone-clock.ts';

/** The one place that asks a phone what time it is; everything that writes or bounds a date reads it here. */
export interface PhoneClock {
  tick(): Tick;
  /** @param known what the store remembers; `lastContact` null before the first */
  read(known: { readonly offset: number; readonly lastContact: number | null }): PhoneTime & Pick<KnownTime, 'floor'>;
  /**
   * Takes in an answer of the server.
   * @param server its time, milliseconds since 1970
   * @param sent when it was asked
   */
  hear(server: number, sent: Tick): void;
}

export interface PhoneClockOptions {
  /** The phone's clock, milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds since the page began; left out, the phone's clock is taken to run evenly. */
  readonly running?: () => number;
  /** Which run of the app this is. */
  readonly run?: string;
  /** When the app was built, milliseconds since 1970. */
  readonly built?: number;
}

const between = (a: number, b: number): number => (a + b) / 2;

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
      const took = Math.max(here.running - sent.running, Math.abs(here.phone - sent.phone));
      if (took > LONGEST_WAY_MS) return;
      const middle = { phone: between(sent.phone, here.phone), running: between(sent.running, here.running) };
      heard = { ...middle, run, server };
    },
  };
}
