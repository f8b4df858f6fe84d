import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import type { Result } from '../../domain/kernel/result.ts';
import type { RequestFailure } from '../platform/http/call-api.ts';
import { useClient } from './context.ts';
import { sameJson } from './same-json.ts';

export interface Polled<T> {
  /** The last answer, kept while later requests fail. */
  readonly value: Accessor<T | undefined>;
  /** Why the latest request failed; undefined after a success. */
  readonly failure: Accessor<RequestFailure | undefined>;
  /** When the value arrived, milliseconds since 1970 on this device. */
  readonly at: Accessor<number | undefined>;
  readonly refetch: () => void;
}

interface PollOptions {
  /** False if each request is audited: then only `refetch` and a failure lead to another request. */
  readonly repeat?: boolean;
  /** True if the answer depends on records, so that pokes announce changes. */
  readonly onPoke?: boolean;
}

/** Interval without a stream of pokes, milliseconds. */
const INTERVAL_MS = 10_000;
/** Interval with one, in case a poke was missed. */
const LIVE_INTERVAL_MS = 60_000;
/** Delay after a poke, so that several lead to one request. */
const AFTER_POKE_MS = 1_000;

/**
 * Requests data, and again while the page is visible. It does so on pokes or else every ten seconds, and when the page
 * is shown or the network returns. A new request discards the old value.
 * @param ask reads signals and returns the request; undefined while there is none
 */
export function createPolled<T>(
  ask: Accessor<(() => Promise<Result<T, RequestFailure>>) | undefined>,
  { repeat = true, onPoke = false }: PollOptions = {},
): Polled<T> {
  const [value, setValue] = createSignal<T | undefined>(undefined, { equals: sameJson });
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
    // The running request may have been answered before what the caller wants to see.
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
