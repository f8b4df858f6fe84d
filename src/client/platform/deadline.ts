/** A time limit for work that accepts an `AbortSignal`. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Restarts the time limit, for example when part of an answer arrives. */
  restart(): void;
  /** Aborts now. */
  expire(): void;
  /** Cancels the time limit. */
  lift(): void;
}

/**
 * Runs work with a time limit. `AbortSignal.timeout` needs Chrome 103, Safari 16 or Firefox 100; the app supports older
 * ones.
 * @param ms the limit in milliseconds
 */
export async function withDeadline<T>(ms: number, work: (deadline: Deadline) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const expire = () => abort.abort();
  let timer = setTimeout(expire, ms);
  const lift = () => clearTimeout(timer);
  const restart = () => {
    lift();
    timer = setTimeout(expire, ms);
  };
  try {
    return await work({ signal: abort.signal, restart, expire, lift });
  } finally {
    lift();
  }
}
