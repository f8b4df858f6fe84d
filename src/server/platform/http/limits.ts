import { createHmac } from 'node:crypto';
import type { RandomBytes } from '../../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';

const HOUR_MS = 3_600_000;
/** Time, in milliseconds, after which a request no longer counts as in progress: its answer may have been lost. */
const LONGEST_MS = 120_000;
/** Seconds until a sender with too many concurrent requests may retry. */
const SOON_S = 1;

/** Rate limit of a route for one member, or for one network where nobody is signed in. */
export interface Limit {
  /** Maximum number of requests in an hour. */
  readonly anHour: number;
  /** Maximum number of concurrent requests. */
  readonly atOnce: number;
  /** Routes with the same name share one count; without a name each route has its own. */
  readonly name?: string;
}

/** For requests that an open page repeats. */
export const USUAL: Limit = { anHour: 3_600, atOnce: 16 };
/** For requests that a person makes by hand. */
export const BY_HAND: Limit = { anHour: 600, atOnce: 8 };
/** For anonymous requests. A whole village may share one address behind its carrier. */
export const ANYBODY: Limit = { anHour: 3_000, atOnce: 64 };

/** The sender of a request: a member by id, or an anonymous sender by address. */
export type Sender = { readonly member: string } | { readonly address: string };

export interface Limits {
  /**
   * Counts a request, before its body is read.
   * @param route identifies the route, for limits without a name
   * @returns a function to call when it is answered, or the seconds until a retry
   */
  enter(limit: Limit, route: string, sender: Sender): Result<() => void, number>;
}

/** Returns the network of an address: for IPv6 its prefix, since each phone has a whole network. */
const networkOf = (address: string): string => {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail = ''] = address.split('::');
  const [before, after] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
};

/**
 * Counts requests in memory, separately in each server process. An address is counted under an HMAC with a random key,
 * which changes every hour together with all counts.
 * @param now milliseconds since 1970
 */
export function makeLimits(now: () => number, random: RandomBytes): Limits {
  let ends = 0;
  let key: Uint8Array = new Uint8Array();
  const counts = new Map<string, number>();
  const inProgress = new Map<string, number>();

  function startHour(): void {
    if (now() < ends) return;
    ends = now() + HOUR_MS;
    key = random(32);
    counts.clear();
  }

  const nameOf = (sender: Sender): string =>
    'member' in sender ? sender.member : createHmac('sha256', key).update(networkOf(sender.address)).digest('base64');

  function begin(who: string): () => void {
    inProgress.set(who, (inProgress.get(who) ?? 0) + 1);
    let isOver = false;
    const leave = (): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      const left = (inProgress.get(who) ?? 1) - 1;
      if (left > 0) inProgress.set(who, left);
      else inProgress.delete(who);
    };
    const timer = setTimeout(leave, LONGEST_MS);
    timer.unref();
    return leave;
  }

  return {
    enter({ anHour, atOnce, name }, route, sender) {
      startHour();
      const who = `${name ?? route} ${nameOf(sender)}`;
      const count = (counts.get(who) ?? 0) + 1;
      if (count > anHour) return err(Math.max(1, Math.ceil((ends - now()) / 1_000)));
      if ((inProgress.get(who) ?? 0) >= atOnce) return err(SOON_S);
      counts.set(who, count);
      return ok(begin(who));
    },
  };
}

/** Forwards items, and calls `done` when they end or their reader stops. */
export function untilDone<T>(items: AsyncIterable<T>, done: () => void): AsyncIterable<T> {
  const inner = items[Symbol.asyncIterator]();
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        try {
          const item = await inner.next();
          if (item.done) done();
          return item;
        } catch (thrown) {
          done();
          throw thrown;
        }
      },
      async return() {
        done();
        await inner.return?.();
        return { done: true, value: undefined };
      },
    }),
  };
}
