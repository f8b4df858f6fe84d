import type { Tick } from '../../domain/kernel/phone-clock.ts';
import type { PhoneClock } from '../data/phone-clock.ts';
import { estimateOffset } from './cycle.ts';
import type { Transport } from './transport.ts';

/** Offsets that differ by less than this are equal, milliseconds. */
const TOLERANCE_MS = 5_000;

/**
 * Wraps a transport to pass the server's time to the phone's clock and to detect when a hello is needed. That is when
 * the phone's clock was set or the member's scopes changed, for example with the squad.
 * @param noticed called after the answer that showed it
 */
export function watchServer(transport: Transport, clock: PhoneClock, noticed: () => void): Transport {
  let known: number | undefined;
  const now = () => clock.tick().phone;

  /** Compares the offset of an answer with the last hello's; the longer the answer took, the larger the tolerance. */
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
