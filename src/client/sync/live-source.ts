import * as v from 'valibot';
import { POKE_EVENT, Poke } from '../../protocol/sync/live.ts';

/** The part of the browser's EventSource that is used. */
export interface EventSourceLike {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: { readonly data?: unknown }) => void): void;
  close(): void;
}

interface SourceOptions {
  readonly open: () => EventSourceLike;
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number;
  readonly schedule: (ms: number, work: () => void) => () => void;
  readonly onPoke: (poke: Poke) => void;
  /** Called when the stream is open; `back`: after it was lost or could not be opened. */
  readonly onOpen: (back: boolean) => void;
}

export interface LiveSource {
  readonly isOpen: () => boolean;
  /** Tries now instead of waiting for the next try. */
  hurry(): void;
  close(): void;
}

/** EventSource.CLOSED: the answer was no stream, and the browser will not try again. */
const REFUSED = 2;

/** Delay after a failed try: a phone that regains its network is connected within five seconds. */
const WAIT_MS = 2_500;
/** Delay after an answer that is no stream (server start, limit, captive portal); doubles each time. */
const REFUSED_MS = 5_000;
const LONGEST_MS = 5 * 60_000;
/** Time limit of a try, because the network may have changed; doubles each time, for slow networks. */
const PATIENCE_MS = 4_000;
const LONGEST_PATIENCE_MS = 60_000;

const parsePoke = v.pipe(v.string(), v.parseJson(), Poke);

/**
 * Keeps a stream of pokes open. The browser's own reconnection waits forever on a lost network and gives up on a
 * proxy's error page.
 */
export function openSource({ open, random, schedule, onPoke, onOpen }: SourceOptions): LiveSource {
  let source: EventSourceLike | undefined;
  let cancel = () => {};
  let isOpen = false;
  let isClosed = false;
  let wasLost = false;
  let patience = PATIENCE_MS;
  let refusals = 0;

  const jittered = (ms: number): number => ms * (0.6 + 0.6 * random());

  function lost(): void {
    source?.close();
    source = undefined;
    isOpen = false;
    wasLost = true;
    cancel();
  }

  function waitAfter(refused: boolean): void {
    lost();
    refusals = refused ? refusals + 1 : 0;
    const wait = refused ? Math.min(LONGEST_MS, REFUSED_MS * 2 ** (refusals - 1)) : WAIT_MS;
    cancel = schedule(jittered(wait), connect);
  }

  function connect(): void {
    if (isClosed) return;
    cancel();
    const mine = open();
    source = mine;
    const isMine = () => source === mine;
    cancel = schedule(patience, () => {
      if (!isMine() || isOpen) return;
      patience = Math.min(LONGEST_PATIENCE_MS, patience * 2);
      lost();
      connect();
    });
    mine.addEventListener('open', () => {
      if (!isMine()) return;
      cancel();
      [isOpen, patience, refusals] = [true, PATIENCE_MS, 0];
      const back = wasLost;
      wasLost = false;
      onOpen(back);
    });
    mine.addEventListener('error', () => {
      if (isMine()) waitAfter(!isOpen && mine.readyState === REFUSED);
    });
    mine.addEventListener(POKE_EVENT, ({ data }) => {
      const poke = v.safeParse(parsePoke, data);
      if (isMine() && poke.success) onPoke(poke.output);
    });
  }

  connect();
  return {
    isOpen: () => isOpen,
    hurry() {
      if (isOpen) return;
      patience = PATIENCE_MS;
      source?.close();
      source = undefined;
      connect();
    },
    close() {
      isClosed = true;
      isOpen = false;
      cancel();
      source?.close();
      source = undefined;
    },
  };
}
