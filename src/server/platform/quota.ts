/** Counts amounts within a span of time. In memory: each server process counts for itself. */
export interface Quota {
  /**
   * Takes an amount off somebody's quota.
   * @returns undefined where it may be had now, else the seconds until it may
   */
  take(who: string, amount: number): number | undefined;
}

export interface QuotaOptions {
  readonly most: number;
  readonly windowMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** One amount that is more than the whole quota may be had by who has had nothing: it must pass at some time. */
export function makeQuota({ most, windowMs, now }: QuotaOptions): Quota {
  let ends = 0;
  const taken = new Map<string, number>();
  return {
    take(who, amount) {
      if (now() >= ends) {
        ends = now() + windowMs;
        taken.clear();
      }
      const before = taken.get(who) ?? 0;
      if (before > 0 && before + amount > most) return Math.max(1, Math.ceil((ends - now()) / 1_000));
      taken.set(who, before + amount);
      return undefined;
    },
  };
}
