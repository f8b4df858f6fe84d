import { estimateOffset } from './cycle.ts';
import type { Exchange, Transport } from './transport.ts';

/** Clocks that differ by less than this from what they did are still the same, milliseconds. */
const TOLERANCE_MS = 5_000;

/**
 * A transport that notices what only a hello can mend: that the phone's clock was moved since the last one, or that the
 * member holds other scopes now, as after moving to another squad.
 * @param noticed called after the answer that showed it
 */
export function watchServer(transport: Transport, now: () => number, noticed: () => void): Transport {
  let known: number | undefined;

  /** How far the server's clock is ahead by this answer, and how far that may be wrong. */
  async function timed<T extends { readonly time: number }>(exchange: () => Exchange<T>) {
    const sentAt = now();
    const answer = await exchange();
    const receivedAt = now();
    if (!answer.ok) return { answer };
    const offset = estimateOffset(answer.value.time, sentAt, receivedAt);
    return { answer, offset, doubt: TOLERANCE_MS + Math.max(0, receivedAt - sentAt) };
  }

  async function compared<T extends { readonly time: number }>(exchange: () => Exchange<T>): Exchange<T> {
    const { answer, offset, doubt = 0 } = await timed(exchange);
    if (known !== undefined && offset !== undefined && Math.abs(offset - known) > doubt) noticed();
    return answer;
  }

  return {
    ...transport,
    async hello(request) {
      const { answer, offset } = await timed(() => transport.hello(request));
      known = offset ?? known;
      return answer;
    },
    push: (request) => compared(() => transport.push(request)),
    async pull(request) {
      const answer = await compared(() => transport.pull(request));
      const isNew = Object.keys(request.cursors).length === 0;
      if (answer.ok && !isNew && answer.value.add.length + answer.value.drop.length > 0) noticed();
      return answer;
    },
  };
}
