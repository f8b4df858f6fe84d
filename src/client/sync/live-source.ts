import * as v from 'valibot';
import { POKE_EVENT, Poke } from '../../protocol/sync/live.ts';

/** What the stream needs of the browser's EventSource. */
export interface EventSourceLike {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: { readonly data?: unknown }) => void): void;
  close(): void;
}

export interface SourceOptions {
  readonly open: () => EventSourceLike;
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number;
  readonly schedule: (ms: number, work: () => void) => () => void;
  readonly onPoke: (poke: Poke) => void;
  /** The stream is open; `back`: after it was lost or could not be opened. */
  readonly onOpen: (back: boolean) => void;
}

export interface LiveSource {
  readonly isOpen: () => boolean;
  /** Tries at once, where the next try is still to come. */
  hurry(): void;
  close(): void;
}

/** EventSource.CLOSED: the answer was no stream, and the browser will not try again. */
const REFUSED = 2;

/** From a failed try to the next: a phone that stands by a network again is heard within five seconds. */
const WAIT_MS = 2_500;
/** An answer that is no stream (a server that starts, a limit, a portal's page): longer after each. */
const REFUSED_MS = 5_000;
const LONGEST_MS = 5 * 60_000;
/** A try without an answer is given up: the network may have changed under it. Each is given longer, for slow networks. */
const PATIENCE_MS = 4_000;
const LONGEST_PATIENCE_MS = 60_000;

const parsePoke = v.pipe(v.string(), v.parseJson(), Poke);

/**
 * Keeps a stream of pokes open. The browser's own reconnection is not used: it waits without end for an answer on a
 * network that is gone, and gives up for ever on a proxy's error page.
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
