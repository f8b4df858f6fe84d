/** Where a browser has no idle moments of its own (Safari), one is assumed by then. */
const SOON_MS = 1_500;

/** Calls `work` once the page has nothing more urgent to do. Returns what calls it off. */
export function whenIdle(work: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const handle = requestIdleCallback(() => work(), { timeout: SOON_MS * 2 });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(work, SOON_MS);
  return () => clearTimeout(timer);
}
