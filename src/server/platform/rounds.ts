/**
 * Does some upkeep again and again, one round after another.
 * @param first what comes before the rounds that the clock begins; each round answers for its own failures
 * @param every milliseconds between rounds
 * @returns ends it, after the round that may be running
 */
export function keepDoing(first: Promise<void>, round: () => Promise<void>, every: number): () => Promise<void> {
  let running = first;
  const timer = setInterval(() => {
    running = running.then(round);
  }, every);
  // What is left to do keeps no process alive.
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
