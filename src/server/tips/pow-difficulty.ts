/** Range that the counter of a proof of work is drawn from. */
export interface ProofRange {
  readonly least: number;
  readonly most: number;
}

/** Range while the rate is low. It takes about 0.4 s on a laptop, 2.5 s on a phone six times slower. */
export const PROOF_RANGE: ProofRange = { least: 100, most: 700 };
/**
 * PBKDF2 rounds for each counter. They outweigh the cost of the call and are cheap enough to create one for each
 * request.
 */
export const PROOF_ROUNDS = 5_000;

/** Length of the window in which spent proofs are counted. */
const WINDOW_MS = 10 * 60_000;
/** Factor on the difficulty by the number of proofs spent in a window. No district receives that many real tips. */
const steps = [
  { above: 400, factor: 8 },
  { above: 200, factor: 4 },
  { above: 100, factor: 2 },
] as const;

/** Difficulty of a new proof of work. It rises with the proofs spent by all senders; unpaid requests do not raise it. */
export interface PowDifficulty {
  /** Counts a spent proof, whether its request was accepted or refused. */
  spent(): void;
  /** @returns the range to draw the counter of a new proof from */
  range(): ProofRange;
}

/**
 * @param now milliseconds since 1970
 * @param lowest the range while the rate is low
 */
export function makePowDifficulty(now: () => number, lowest = PROOF_RANGE): PowDifficulty {
  let windowEnds = 0;
  let previous = 0;
  let current = 0;
  const startWindow = (): void => {
    const at = now();
    if (at < windowEnds) return;
    previous = at < windowEnds + WINDOW_MS ? current : 0;
    current = 0;
    windowEnds = at + WINDOW_MS;
  };
  return {
    spent() {
      startWindow();
      current += 1;
    },
    range() {
      startWindow();
      const spentProofs = Math.max(previous, current);
      const factor = steps.find(({ above }) => spentProofs > above)?.factor ?? 1;
      return { least: lowest.least * factor, most: lowest.most * factor };
    },
  };
}
