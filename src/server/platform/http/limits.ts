import { createHmac } from 'node:crypto';
import type { RandomBytes } from '../../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';

const HOUR_MS = 3_600_000;
/** A request that is still answered after this counts no longer as under way, ms: its answer may have been forgotten. */
const LONGEST_MS = 120_000;
/** Who has too much under way is told to come again after so many seconds. */
const SOON_S = 1;

/** How much one member may ask of a route; where nobody is signed in, one network. */
export interface Limit {
  /** Requests in an hour. */
  readonly anHour: number;
  /** Requests at the same time. */
  readonly atOnce: number;
  /** Routes whose limits have the same name share one count; else each route has its own. */
  readonly name?: string;
}

/** What an open page asks for again and again. */
export const USUAL: Limit = { anHour: 3_600, atOnce: 16 };
/** What a person does by hand. */
export const BY_HAND: Limit = { anHour: 600, atOnce: 8 };
/** What anybody may ask for. Whole villages share an address behind their carrier. */
export const ANYBODY: Limit = { anHour: 3_000, atOnce: 64 };

/** Who sends a request: a member by id, or anybody by the address. */
export type Sender = { readonly member: string } | { readonly address: string };

export interface Limits {
  /**
   * Counts a request, before its body is read.
   * @param route names the route, for limits without a name
   * @returns what to call when it is answered, or the seconds until it may come again
   */
  enter(limit: Limit, route: string, sender: Sender): Result<() => void, number>;
}

/** Of an IPv6 address the network, for each phone has a whole one to itself. */
const networkOf = (address: string): string => {
  if (!address.includes(':') || address.includes('./')) return address;
  const [head = '', tail = ''] = address.split('::');
  const [before, after] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
};

/**
 * Counts requests in memory: each server process for itself. An address is counted under an HMAC whose key is random,
 * and another every hour, when all counts are dropped with it.
 * @param now milliseconds since 1970
 */
export function makeLimits(now: () => number, random: RandomBytes): Limits {
  let ends = 0;
  let key: Uint8Array = new Uint8Array();
  const counts = new Map<string, number>();
  const underWay = new Map<string, number>();

  function turn(): void {
    if (now() < ends) return;
    ends = now() + HOUR_MS;
    key = random(32);
    counts.clear();
  }

  const nameOf = (sender: Sender): string =>
    'member' in sender ? sender.member : createHmac('sha256', key).update(networkOf(sender.address)).digest('base64');

  function begin(who: string): () => void {
    underWay.set(who, (underWay.get(who) ?? 0) + 1);
    let isOver = false;
    const leave = (): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      const left = (underWay.get(who) ?? 1) - 1;
      if (left > 0) underWay.set(who, left);
      else underWay.delete(who);
    };
    const timer = setTimeout(leave, LONGEST_MS);
    timer.unref();
    return leave;
  }

  return {
    enter({ anHour, atOnce, name }, route, sender) {
      turn();
      const who = `${name ?? route} ${nameOf(sender)}`;
      const count = (counts.get(who) ?? 0) + 1;
      if (count > anHour) return err(Math.max(1, Math.ceil((ends - now()) / 1_000)));
      if ((underWay.get(who) ?? 0) >= atOnce) return err(SOON_S);
      counts.set(who, count);
      return ok(begin(who));
    },
  };
}

/** Hands items on, and says when they have come to their end or nobody wants more of them. */
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
