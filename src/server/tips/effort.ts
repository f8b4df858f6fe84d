/** Counters that a proof of work goes through at rest: some 0.4 s on a laptop, 2.5 s on a phone six times as slow. */
const LEAST = 100;
const MOST = 700;
/** PBKDF2 rounds of each: enough that the call's own cost does not matter, little enough to make one for each asker. */
export const PROOF_ROUNDS = 5_000;

/** The proofs that were spent within this time tell whether somebody floods the line. */
const WINDOW_MS = 10 * 60_000;
/** Proofs spent in a window, and what one then costs. No district has so many tips of its own. */
const steps = [
  { above: 400, times: 8 },
  { above: 200, times: 4 },
  { above: 100, times: 2 },
] as const;

/** How hard a proof of work is: harder while much comes in, whoever sends it. Only what was paid for raises the price. */
export interface Effort {
  /** A proof was used up, whatever came of what it was for. */
  spent(): void;
  /** The range of counters that a new proof is hidden in. */
  range(): { readonly least: number; readonly most: number };
}

/** @param now milliseconds since 1970 */
export function makeEffort(now: () => number): Effort {
  let ends = 0;
  let before = 0;
  let count = 0;
  const turn = (): void => {
    const at = now();
    if (at < ends) return;
    before = at < ends + WINDOW_MS ? count : 0;
    count = 0;
    ends = at + WINDOW_MS;
  };
  return {
    spent() {
      turn();
      count += 1;
    },
    range() {
      turn();
      const much = Math.max(before, count);
      const times = steps.find(({ above }) => much > above)?.times ?? 1;
      return { least: LEAST * times, most: MOST * times };
    },
  };
}
