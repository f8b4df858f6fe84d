import { wilson } from '../records/figure.ts';

/** People asked at one place, and how many of them were aware. */
export interface Sample {
  readonly asked: number;
  readonly passed: number;
}

/**
 * The relation of a rate to a bound. `reached`: even the lower end of the interval is; `missed`: even the upper end is below;
 * `open`: the sample is too small or too near to tell.
 */
export type AwarenessState = 'reached' | 'missed' | 'open';

export interface Awareness extends Sample {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** `places`: the interval takes into account that people of one village are alike (按村抽样). */
  readonly by: 'people' | 'places';
  readonly state: AwarenessState;
}

/** Fewer people than these make no rate: only their counts are shown. */
export const LEAST_PEOPLE = 30;
/** From so many places on the differences between them are known well enough to be used. */
export const LEAST_PLACES = 10;

const Z = 1.959964;

/**
 * Estimates the variance of a rate from the differences between places. It is the ratio estimator's with places as
 * clusters (Cochran, Sampling Techniques, 6.4), without a correction for a finite population.
 */
function varianceBetween(samples: readonly Sample[], rate: number): number {
  const places = samples.length;
  const asked = samples.reduce((sum, each) => sum + each.asked, 0);
  const squares = samples.reduce((sum, each) => sum + (each.passed - rate * each.asked) ** 2, 0);
  return (places / (places - 1)) * (squares / asked ** 2);
}

/**
 * Judges a survey of awareness against a bound, from the people asked at each place. With ten places or more the wider
 * of two intervals counts: Wilson's, which takes everybody as drawn alone, and that between places.
 * @param bound from 0 to 1
 * @returns undefined when nobody was asked
 */
export function awarenessOf(samples: readonly Sample[], bound: number): Awareness | undefined {
  const held = samples.filter(({ asked }) => asked > 0);
  const asked = held.reduce((sum, each) => sum + each.asked, 0);
  const passed = held.reduce((sum, each) => sum + each.passed, 0);
  const known = wilson(passed, asked);
  if (!known) return undefined;
  const { rate } = known;
  const spread = held.length >= LEAST_PLACES ? Z * Math.sqrt(varianceBetween(held, rate)) : 0;
  const isWider = 2 * spread > known.high - known.low;
  const low = isWider ? Math.max(0, rate - spread) : known.low;
  const high = isWider ? Math.min(1, rate + spread) : known.high;
  const isEnough = asked >= LEAST_PEOPLE;
  const state = isEnough && low >= bound ? 'reached' : isEnough && high < bound ? 'missed' : 'open';
  return { asked, passed, rate, low, high, by: isWider ? 'places' : 'people', state };
}

/** Returns the answers by place, or as one sample where an older server does not tell the places. */
export const surveySamples = (byPlace: readonly Sample[] | undefined, all: Sample): readonly Sample[] =>
  byPlace?.length ? byPlace : [all];
