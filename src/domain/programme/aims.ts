import { wilson } from '../records/figure.ts';

/** Whether an aim is reached. `uncertain`: the rate is, but not the lower end of its interval. */
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

/** Compares a sample with a percentage. It is reached only when the lower end of its interval is (Wilson, 95%). */
export function sampleAim(passed: number, asked: number, percent: number): SampleAim {
  const known = wilson(passed, asked);
  if (!known) return { verdict: 'unknown', rate: undefined, low: undefined };
  const { rate, low } = known;
  const aim = percent / 100;
  return { verdict: low >= aim ? 'reached' : rate >= aim ? 'uncertain' : 'below', rate, low };
}
