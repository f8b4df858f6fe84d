/** Units that a figure is counted in; the dictionaries give their words (份, 场, 人次 …). */
export const units = [
  'copy',
  'session',
  'time',
  'attendance',
  'household',
  'householdVisit',
  'slogan',
  'board',
  'issue',
  'item',
  'lead',
  'mu',
  'hour',
] as const;
export type Unit = (typeof units)[number];

/** Figures by name, each with its unit. `attendance` (人次) counts the same person each time and is never shown as people (人). */
export type FigureUnits = Readonly<Record<string, Unit>>;

/** What one record adds to one figure. A quantity of 0 is never a contribution. */
export interface Contribution<Figure extends string = string> {
  readonly figure: Figure;
  readonly quantity: number;
}

/** A figure with what a record says of it, which may be nothing. */
export type Entry<Figure extends string = string> = readonly [Figure, number | null | undefined];

/** Drops what is missing or zero: a figure that was not counted must not look counted. */
export function contribute<Figure extends string>(...entries: Entry<Figure>[]): Contribution<Figure>[] {
  const contributions: Contribution<Figure>[] = [];
  for (const [figure, quantity] of entries) if (quantity) contributions.push({ figure, quantity });
  return contributions;
}

/**
 * The Wilson score interval for a share (Wilson 1927), 95%, as fractions 0-1.
 * @returns undefined when nobody was asked
 */
export function wilson(passed: number, asked: number): { rate: number; low: number; high: number } | undefined {
  if (asked <= 0) return undefined;
  const z = 1.959964;
  const rate = passed / asked;
  const centre = rate + (z * z) / (2 * asked);
  const spread = z * Math.sqrt((rate * (1 - rate)) / asked + (z * z) / (4 * asked * asked));
  const scale = 1 + (z * z) / asked;
  return {
    rate,
    low: Math.max(0, (centre - spread) / scale),
    high: Math.min(1, (centre + spread) / scale),
  };
}
