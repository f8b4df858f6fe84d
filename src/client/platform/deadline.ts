/** A time limit on work that takes an `AbortSignal`. */
export interface Deadline {
  /** Aborts when the time is up. */
  readonly signal: AbortSignal;
  /** Starts the time limit again, as when part of an answer has come. */
  restart(): void;
  /** Ends the work at once. */
  expire(): void;
  /** Lifts the time limit. */
  lift(): void;
}

/**
 * Runs work under a time limit. Used instead of `AbortSignal.timeout`, which Chrome has from 103, Safari from 16 and Firefox
 * from 100 on: the app supports older ones.
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
