const MINUTE_MS = 60_000;

/**
 * Makes a count of the current minute, against programs that make up readers at will.
 * @param now milliseconds since 1970
 * @returns a function that counts, and tells whether the minute has room
 */
export function makeMinuteCap(now: () => number, most: number): () => boolean {
  let minute = 0;
  let counted = 0;
  return () => {
    const at = Math.floor(now() / MINUTE_MS);
    if (at !== minute) [minute, counted] = [at, 0];
    counted += 1;
    return counted <= most;
  };
}
