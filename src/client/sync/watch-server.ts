import type { Tick } from '../../domain/kernel/phone-clock.ts';
import type { PhoneClock } from '../data/phone-clock.ts';
import { estimateOffset } from './cycle.ts';
import type { Transport } from './transport.ts';

/** Clocks that differ by less than this from what they did are still the same, milliseconds. */
const TOLERANCE_MS = 5_000;

/**
 * A transport that tells the phone's clock of the server's time with each answer, and notices what only a hello can mend: that the phone's clock was moved since the last one, or that the
 * member holds other scopes now, as after moving to another squad.
 * @param noticed called after the answer that showed it
 */
export function watchServer(transport: Transport, clock: PhoneClock, noticed: () => void): Transport {
  let known: number | undefined;
  const now = () => clock.tick().phone;

  /** Compares how far the server's clock is ahead by this answer; the longer it took, the less sure that is. */
  function compare(serverTime: number, sent: Tick): void {
    clock.hear(serverTime, sent);
    const [sentAt, receivedAt] = [sent.phone, now()];
    const doubt = TOLERANCE_MS + Math.max(0, receivedAt - sentAt);
    const offset = estimateOffset(serverTime, sentAt, receivedAt);
    if (known !== undefined && Math.abs(offset - known) > doubt) noticed();
  }

  return {
    ...transport,
    async hello(request) {
      const sent = clock.tick();
      const answer = await transport.hello(request);
      if (!answer.ok) return answer;
      clock.hear(answer.value.time, sent);
      known = estimateOffset(answer.value.time, sent.phone, now());
      return answer;
    },
    async push(request) {
      const sent = clock.tick();
      const answer = await transport.push(request);
      if (answer.ok) compare(answer.value.time, sent);
      return answer;
    },
    pull(request, each) {
      const sent = clock.tick();
      const isNew = Object.keys(request.cursors).length === 0;
      let isFirst = true;
      return transport.pull(request, (page) => {
        if (isFirst) compare(page.time, sent);
        if (!(isFirst && isNew) && page.add.length + page.drop.length > 0) noticed();
        isFirst = false;
        return each(page);
      });
    },
  };
}
