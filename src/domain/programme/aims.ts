import { awarenessOf, type Sample } from '../figures/awareness.ts';

/** Whether an aim is reached. `uncertain`: the sample is too small, or too near to the aim, to tell. */
export type Verdict = 'reached' | 'uncertain' | 'below' | 'unknown';

/** A share of a whole against the percentage that it is to reach. */
export interface ShareAim {
  readonly verdict: Verdict;
  /** From 0 to 1. */
  readonly rate: number | undefined;
  /** How many more it takes. */
  readonly lacking: number;
}

/** Compares a full count, such as named towns of all towns, with the percentage that is planned. */
export function shareAim(done: number | undefined, all: number, percent: number): ShareAim {
  if (done === undefined || all <= 0) return { verdict: 'unknown', rate: undefined, lacking: 0 };
  // In whole numbers, since 0.85 × 20 is not 17.
  const needed = Math.ceil((all * percent) / 100);
  return { verdict: done >= needed ? 'reached' : 'below', rate: done / all, lacking: Math.max(0, needed - done) };
}

/** A rate of a sample, with the lower end of its interval. */
export interface SampleAim {
  readonly verdict: Verdict;
  readonly rate: number | undefined;
  readonly low: number | undefined;
}

/**
 * Compares a sample with a percentage: it is reached, or missed, only when the whole interval is on that side.
 * @param samples the people asked, by place
 */
export function sampleAim(samples: readonly Sample[], percent: number): SampleAim {
  const known = awarenessOf(samples, percent / 100);
  if (!known) return { verdict: 'unknown', rate: undefined, low: undefined };
  const { rate, low, state } = known;
  return { verdict: state === 'reached' ? 'reached' : state === 'missed' ? 'below' : 'uncertain', rate, low };
}
