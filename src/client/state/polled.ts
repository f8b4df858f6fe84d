import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import type { Result } from '../../domain/kernel/result.ts';
import type { RequestFailure } from '../platform/http/call-api.ts';
import { useClient } from './context.ts';

export interface Polled<T> {
  /** The last answer; kept while a later one fails. */
  readonly value: Accessor<T | undefined>;
  /** Why the latest attempt failed; undefined after a good one. */
  readonly failure: Accessor<RequestFailure | undefined>;
  /** When the value came, milliseconds since 1970 on this device. */
  readonly at: Accessor<number | undefined>;
  readonly refetch: () => void;
}

export interface PollOptions {
  /** False where each request leaves a trace in the audit: then only `refetch` and a lost network ask again. */
  readonly repeat?: boolean;
  /** True where what is asked for is made of records: pokes then say when to ask. */
  readonly onPoke?: boolean;
}

/** How often to ask where no stream of pokes says that something is new … */
const INTERVAL_MS = 10_000;
/** … and where one does: it may have missed something. */
const LIVE_INTERVAL_MS = 60_000;
/** After a poke: what comes in a bunch is asked for once. */
const AFTER_POKE_MS = 1_000;

/**
 * Asks the server, and again while the page is looked at: when the server says that something is new, or else every ten
 * seconds; when it comes back to the front, and when the network does. A new question forgets the old answer.
 * @param ask reads signals and gives the request; undefined while there is nothing to ask
 */
export function createPolled<T>(
  ask: Accessor<(() => Promise<Result<T, RequestFailure>>) | undefined>,
  { repeat = true, onPoke = false }: PollOptions = {},
): Polled<T> {
  const [value, setValue] = createSignal<T>();
  const [failure, setFailure] = createSignal<RequestFailure>();
  const [at, setAt] = createSignal<number>();
  const { live } = useClient();
  let turn = 0;
  let running = false;
  let isStale = false;
  let askedAt = 0;
  let poked: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    const request = ask();
    // What is on its way may have been read before what somebody now asks about.
    if (running) isStale = true;
    if (!request || running) return;
    running = true;
    isStale = false;
    askedAt = performance.now();
    const mine = turn;
    const answer = await request();
    if (mine !== turn) return;
    running = false;
    if (answer.ok) {
      setValue(() => answer.value);
      setAt(Date.now());
      setFailure(undefined);
    } else setFailure(answer.error);
    if (isStale) void run();
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
  const timer = setInterval(() => {
    if (!onPoke || !live.isOpen() || performance.now() - askedAt >= LIVE_INTERVAL_MS) again();
  }, INTERVAL_MS);
  const stopLive = live.subscribe(() => {
    if (!onPoke) return;
    poked ??= setTimeout(() => {
      poked = undefined;
      again();
    }, AFTER_POKE_MS);
  });
  const events = ['focus', 'online'] as const;
  for (const event of events) addEventListener(event, again);
  document.addEventListener('visibilitychange', again);
  onCleanup(() => {
    turn += 1;
    clearInterval(timer);
    clearTimeout(poked);
    stopLive();
    for (const event of events) removeEventListener(event, again);
    document.removeEventListener('visibilitychange', again);
  });
  return { value, failure, at, refetch: () => void run() };
}
