/** Counts amounts within a time window, in memory and separately in each server process. */
export interface Quota {
  /**
   * Takes an amount from a member's or network's quota.
   * @returns undefined on success, else the seconds until it is available
   */
  take(who: string, amount: number): number | undefined;
}

export interface QuotaOptions {
  readonly most: number;
  readonly windowMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Makes a quota. A single amount above the whole quota is granted to a sender with nothing used, since it could never
 * pass otherwise.
 */
export function makeQuota({ most, windowMs, now }: QuotaOptions): Quota {
  let windowEnds = 0;
  const used = new Map<string, number>();
  return {
    take(who, amount) {
      if (now() >= windowEnds) {
        windowEnds = now() + windowMs;
        used.clear();
      }
      const before = used.get(who) ?? 0;
      if (before > 0 && before + amount > most) return Math.max(1, Math.ceil((windowEnds - now()) / 1_000));
      used.set(who, before + amount);
      return undefined;
    },
  };
}
