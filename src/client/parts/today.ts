import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { type Day, dayAt } from '../../domain/day.ts';
import { useClient } from '../state/context.ts';

const MINUTE_MS = 60_000;

/** The day in the district by the corrected clock. A page left open over midnight, or before the clock was put right, follows. */
export function createToday(): Accessor<Day> {
  const { time, engine } = useClient();
  const [today, setToday] = createSignal(dayAt(time()));
  const look = () => setToday(dayAt(time()));
  const timer = setInterval(look, MINUTE_MS);
  document.addEventListener('visibilitychange', look);
  const stop = engine.subscribe(look);
  onCleanup(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    stop();
  });
  return today;
}
