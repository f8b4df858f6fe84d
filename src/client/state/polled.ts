import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import type { Result } from '../../domain/result.ts';
import type { RequestFailure } from './accounts-client.ts';

export interface Polled<T> {
  /** The last answer; kept while a later one fails. */
  readonly value: Accessor<T | undefined>;
  /** Why the latest attempt failed; undefined after a good one. */
  readonly failure: Accessor<RequestFailure | undefined>;
  /** When the value came, milliseconds since 1970 on this device. */
  readonly at: Accessor<number | undefined>;
  readonly refetch: () => void;
}

const INTERVAL_MS = 10_000;

/**
 * Asks the server, and again while the page is looked at: every ten seconds, when it comes back to the front, and when
 * the network does. A new question forgets the old answer.
 * @param ask reads signals and gives the request; undefined while there is nothing to ask
 * @param repeat false where each request leaves a trace in the audit: then only `refetch` and a lost network ask again
 */
export function createPolled<T>(
  ask: Accessor<(() => Promise<Result<T, RequestFailure>>) | undefined>,
  repeat = true,
): Polled<T> {
  const [value, setValue] = createSignal<T>();
  const [failure, setFailure] = createSignal<RequestFailure>();
  const [at, setAt] = createSignal<number>();
  let turn = 0;
  let running = false;

  async function run(): Promise<void> {
    const request = ask();
    if (!request || running) return;
    running = true;
    const mine = turn;
    const answer = await request();
    if (mine !== turn) return;
    running = false;
    if (answer.ok) {
      setValue(() => answer.value);
      setAt(Date.now());
      setFailure(undefined);
    } else setFailure(answer.error);
  }

  const again = () => {
    if (document.visibilityState === 'visible' && (repeat || failure())) void run();
  };
  createEffect(() => {
    ask();
    turn += 1;
    running = false;
    setValue(undefined);
    setFailure(undefined);
    void run();
  });
  const timer = setInterval(again, INTERVAL_MS);
  const events = ['focus', 'online'] as const;
  for (const event of events) addEventListener(event, again);
  document.addEventListener('visibilitychange', again);
  onCleanup(() => {
    turn += 1;
    clearInterval(timer);
    for (const event of events) removeEventListener(event, again);
    document.removeEventListener('visibilitychange', again);
  });
  return { value, failure, at, refetch: () => void run() };
}
