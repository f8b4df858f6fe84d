import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { type Day, dayAt } from '../../domain/kernel/day.ts';
import { useClient } from '../state/context.ts';

const MINUTE_MS = 60_000;

/**
 * Returns a reading of the phone's clock, updated each minute, after each exchange, and when the page becomes visible.
 */
export function createClockValue<T>(read: () => T): Accessor<T> {
  const { engine } = useClient();
  const [reading, setReading] = createSignal(read());
  const look = () => void setReading(() => read());
  const timer = setInterval(look, MINUTE_MS);
  document.addEventListener('visibilitychange', look);
  const stop = engine.subscribe(look);
  onCleanup(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    stop();
  });
  return reading;
}

/**
 * The current day in the district by the corrected clock. It follows midnight and clock corrections while the page is
 * open.
 */
export function createToday(): Accessor<Day> {
  const { time } = useClient();
  return createClockValue(() => dayAt(time()));
}
