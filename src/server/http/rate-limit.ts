/** Counts what somebody does within a span of time. In memory: each server process counts for itself. */
export interface RateLimit {
  /** @returns undefined when it may be done now, else the seconds until it may */
  take(who: string): number | undefined;
}

export interface RateLimitOptions {
  readonly most: number;
  readonly windowMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Windows begin with somebody's first act; ended ones are forgotten as soon as anybody begins a new one. */
export function makeRateLimit({ most, windowMs, now }: RateLimitOptions): RateLimit {
  const windows = new Map<string, { readonly ends: number; count: number }>();
  return {
    take(who) {
      const at = now();
      const current = windows.get(who);
      if (current && current.ends > at) {
        if (current.count >= most) return Math.ceil((current.ends - at) / 1_000);
        current.count += 1;
        return undefined;
      }
      for (const [name, { ends }] of windows) if (ends <= at) windows.delete(name);
      windows.set(who, { ends: at + windowMs, count: 1 });
      return undefined;
    },
  };
}
