import { mergePokes, POKE_EVENT, type Poke } from '../../protocol/sync/live.ts';

/** Time after which the browser reopens a lost stream, milliseconds. */
const RETRY_MS = 3_000;

/** Maximum number of unread beats; after more, the client is gone. */
const MOST_UNREAD_BEATS = 3;

/** An open stream of server-sent events (WHATWG HTML, section 9.2). */
export interface LiveStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Sends a poke. While the client is slow, pokes are kept and merged. */
  poke(poke: Poke): void;
  /** Sends a comment, so that proxies do not close a silent connection. */
  beat(): void;
  end(): void;
}

const encoder = new TextEncoder();
const HEARTBEAT = encoder.encode(':\n\n');
const encode = (poke: Poke) => encoder.encode(`event: ${POKE_EVENT}\ndata: ${JSON.stringify(poke)}\n\n`);

/**
 * Makes a stream.
 * @param onEnd called once when the stream ends, on either side
 */
export function makeLiveStream(onEnd: () => void): LiveStream {
  let kept: Poke | undefined;
  let unread = 0;
  let ended = false;
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  const isFree = () => (controller?.desiredSize ?? 0) > 0;

  function finish(): void {
    if (ended) return;
    ended = true;
    onEnd();
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given;
        given.enqueue(encoder.encode(`retry: ${RETRY_MS}\n\n`));
      },
      pull() {
        unread = 0;
        if (!kept || !isFree()) return;
        controller?.enqueue(encode(kept));
        kept = undefined;
      },
      cancel: finish,
    },
    { highWaterMark: 2 },
  );

  function end(): void {
    if (ended) return;
    finish();
    controller?.close();
  }

  return {
    body,
    end,
    poke(poke) {
      if (ended) return;
      if (isFree()) controller?.enqueue(encode(poke));
      else kept = mergePokes(kept, poke);
    },
    beat() {
      if (ended) return;
      if (isFree()) controller?.enqueue(HEARTBEAT);
      else if (++unread > MOST_UNREAD_BEATS) end();
    },
  };
}
