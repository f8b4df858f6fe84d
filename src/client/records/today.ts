import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { type Day, dayAt } from '../../domain/kernel/day.ts';
import { useClient } from '../state/context.ts';

const MINUTE_MS = 60_000;

/** A reading of the phone's clock that a page keeps up to date: each minute, after each exchange, when it is seen again. */
export function createReading<T>(read: () => T): Accessor<T> {
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

/** The day in the district by the corrected clock. A page left open over midnight, or before the clock was put right, follows. */
export function createToday(): Accessor<Day> {
  const { time } = useClient();
  return createReading(() => dayAt(time()));
}
