import { createHmac } from 'node:crypto';
import type { RandomBytes } from '../../domain/id.ts';

const HOUR_MS = 3_600_000;

/** What is limited, and how often one address may do it in an hour. Whole villages share one behind their carrier. */
const limits = { challenge: 300, submit: 200, mailbox: 1_000, chunk: 2_500 } as const;
export type CrowdAct = keyof typeof limits;

/** Limits how often somebody does something, without keeping who that is. */
export interface Crowd {
  /** @returns undefined when it may be done now, else the seconds until it may */
  take(act: CrowdAct, address: string): number | undefined;
}

/** Of an IPv6 address the network, for each phone has a whole one to itself. */
const networkOf = (address: string): string => {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail = ''] = address.split('::');
  const [before, after] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
};

/**
 * Counts under an HMAC of the address, whose key is random, in memory only, and another every hour, when all counts are
 * dropped with it. Each server process counts for itself.
 * @param now milliseconds since 1970
 */
export function makeCrowd(now: () => number, random: RandomBytes): Crowd {
  let ends = 0;
  let key: Uint8Array = new Uint8Array();
  const counts = new Map<string, number>();
  return {
    take(act, address) {
      const at = now();
      if (at >= ends) {
        ends = at + HOUR_MS;
        key = random(32);
        counts.clear();
      }
      const who = createHmac('sha256', key)
        .update(`${act} ${networkOf(address)}`)
        .digest('base64');
      const count = (counts.get(who) ?? 0) + 1;
      if (count > limits[act]) return Math.ceil((ends - at) / 1_000);
      counts.set(who, count);
      return undefined;
    },
  };
}
