/**
 * Returns round axis steps from 0 to at least `max`. There are about three lines, at 1, 2 or 5 times a power of ten.
 */
export function axisSteps(max: number): number[] {
  if (!(max > 0)) return [0];
  const rough = max / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(max / step) + 1 }, (_, index) => index * step);
}
