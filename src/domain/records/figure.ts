/** Units in which records count. The dictionaries hold their words (份, 场, 人次 …). */
export const recordUnits = [
  'copy',
  'session',
  'time',
  'attendance',
  'person',
  'household',
  'householdVisit',
  'slogan',
  'board',
  'issue',
  'item',
  'lead',
  'mu',
  'hour',
  'document',
  'column',
] as const;
export type RecordUnit = (typeof recordUnits)[number];

/** Units of the catalogue's further figures, which only the desk has. */
export const furtherUnits = [
  'percent',
  'tenThousandYuan',
  'place',
  'squad',
  'organization',
  'school',
  'siteVisit',
  'case',
  'gram',
  'kind',
  'pair',
  'post',
  'account',
  'report',
  'point',
  'yuan',
  'tenThousandSquareMetres',
  'instrument',
  'tenThousandBooks',
  'book',
  'room',
  'computer',
  'course',
  'project',
  'award',
] as const;
export type FurtherUnit = (typeof furtherUnits)[number];

export const units = [...recordUnits, ...furtherUnits] as const;
export type Unit = (typeof units)[number];

/** Figures by name, with their units. `attendance` (人次) counts a person each time and is never shown as people (人). */
export type FigureUnits = Readonly<Record<string, RecordUnit>>;

/** A record's contribution to a figure. The quantity is never 0. */
export interface Contribution<Figure extends string = string> {
  readonly figure: Figure;
  readonly quantity: number;
}

/** A figure with a record's value for it, which may be missing. */
export type Entry<Figure extends string = string> = readonly [Figure, number | null | undefined];

/** Drops entries that are missing or zero: an uncounted figure must not look like a counted zero. */
export function contribute<Figure extends string>(...entries: Entry<Figure>[]): Contribution<Figure>[] {
  const contributions: Contribution<Figure>[] = [];
  for (const [figure, quantity] of entries) if (quantity) contributions.push({ figure, quantity });
  return contributions;
}

/**
 * Computes the Wilson score interval of a share (Wilson 1927), 95%, as fractions from 0 to 1.
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
