/**
 * Runs a task periodically, one run after another.
 * @param first runs before the first timed one; each run handles its own failures
 * @param every milliseconds between runs
 * @returns stops it, after a running one
 */
export function runPeriodically(first: Promise<void>, round: () => Promise<void>, every: number): () => Promise<void> {
  let running = first;
  const timer = setInterval(() => {
    running = running.then(round);
  }, every);
  // The timer alone does not keep the process alive.
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
