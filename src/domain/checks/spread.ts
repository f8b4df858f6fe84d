/** Groups below this size show no outliers. */
export const LEAST_PEERS = 12;

/** Modified z-score above which a value is far from its peers (Iglewicz and Hoaglin 1993). */
const FAR = 3.5;
const MAD_SCALE = 0.6745;
const MEAN_SCALE = 1.2533;

/** Returns the median; 0 for no values. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 ? high : (low + high) / 2;
}

/**
 * Returns a test that tells whether an amount is far above its peers. It compares logarithms, since amounts are skewed,
 * by the median and the median deviation, which few large values do not move.
 */
export function farAbove(amounts: readonly number[]): (amount: number) => boolean {
  if (amounts.length < LEAST_PEERS) return () => false;
  const logs = amounts.map((amount) => Math.log1p(amount));
  const median = medianOf(logs);
  const deviations = logs.map((value) => Math.abs(value - median));
  const mad = medianOf(deviations);
  const mean = deviations.reduce((sum, each) => sum + each, 0) / deviations.length;
  const spread = mad > 0 ? mad / MAD_SCALE : mean * MEAN_SCALE;
  return (amount) => spread > 0 && (Math.log1p(amount) - median) / spread > FAR;
}
