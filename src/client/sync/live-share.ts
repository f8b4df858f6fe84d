/** Runs `begin` while this tab holds the lock `name`, or at once where there are no Web Locks. Returns the stop. */
export function whileHolding(name: string, begin: () => () => void): () => void {
  if (!('locks' in navigator)) return begin();
  const abort = new AbortController();
  let end = () => abort.abort();
  const hold = () =>
    new Promise<void>((resolve) => {
      const stop = begin();
      end = () => {
        stop();
        resolve();
      };
    });
  navigator.locks
    .request(name, { signal: abort.signal }, () => (abort.signal.aborted ? undefined : hold()))
    // Called off while it waited.
    .catch(() => undefined);
  return () => end();
}

/** What one tab hears, all tabs hear. Where there is no BroadcastChannel, each has a stream of its own. */
export function shareAmongTabs<T>(name: string, onMessage: (message: T) => void) {
  if (!('BroadcastChannel' in globalThis)) return { post: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }: MessageEvent<T>) => onMessage(data));
  return { post: (message: T) => channel.postMessage(message), close: () => channel.close() };
}
