/** Delay used in browsers without requestIdleCallback (Safari), milliseconds. */
const SOON_MS = 1_500;

/**
 * Calls `work` when the page is idle.
 * @returns a function that cancels it
 */
export function whenIdle(work: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const handle = requestIdleCallback(() => work(), { timeout: SOON_MS * 2 });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(work, SOON_MS);
  return () => clearTimeout(timer);
}
