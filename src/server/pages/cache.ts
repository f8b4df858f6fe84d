/** A value of the cache, and since when it is kept. */
interface Entry<T> {
  readonly value: Promise<T>;
  at: number;
}

/**
 * Makes a cache of pages. A page is made once for all who ask at the same time, and is kept for a while; if making it
 * again fails, as while the database is away, readers get the one before.
 * @param now milliseconds since 1970
 * @param keepMs how long a page is kept
 * @param most number of pages; beyond it, all are forgotten
 */
export function makePageCache<T>(now: () => number, keepMs: number, most: number) {
  const entries = new Map<string, Entry<T>>();
  return {
    async get(key: string, make: (former: T | undefined) => Promise<T>): Promise<T> {
      const held = entries.get(key);
      if (held && Math.abs(now() - held.at) < keepMs) return held.value;
      if (entries.size >= most && !held) entries.clear();
      const former = held && (await held.value.catch(() => undefined));
      const value = make(former).catch((thrown) => {
        if (former === undefined) {
          entries.delete(key);
          throw thrown;
        }
        return former;
      });
      entries.set(key, { value, at: now() });
      return value;
    },
    /** Forgets all pages, after something that they show was changed. */
    clear: () => entries.clear(),
  };
}
