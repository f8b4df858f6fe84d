import type { Unit } from '../records/figure.ts';

/**
 * The sort of a figure decides what may be added (`sum.ts`).
 * 1. `flow`: adds up over time and places, such as copies handed out.
 * 2. `state`: a value at a date, such as volunteers; adds up over places, never over time.
 * 3. `distinct`: different places or people; two groups may share some, so it is never added.
 * 4. `ratio` and `growth`: computed from two values; never added.
 * 5. `list`: names; never added.
 * 6. `typed`: a yes, a no or a sentence; never added.
 */
export const sorts = ['flow', 'state', 'distinct', 'ratio', 'growth', 'list', 'typed'] as const;
export type Sort = (typeof sorts)[number];

/** Where a figure's value comes from: field records, the register, other figures, or what somebody states. */
export const sources = ['records', 'register', 'computed', 'statement'] as const;
export type Source = (typeof sources)[number];

/** How a report may write a value: as it is, floored with 余 (8万余), or with one decimal, half up. */
export type Rounding = 'exact' | 'over' | 'tenth';

/** The ways in which a figure can be broken down. */
export type Dimension = 'time' | 'place' | 'squad' | 'campaign';

/** The value that a figure is to reach, and on which side of it. */
export interface Bound {
  readonly is: 'least' | 'most' | 'exactly';
  readonly value: number;
}

/** How a value follows from others. Growth compares a figure with its own value of the year before. */
export type Formula =
  /** Of the office's own figures; the sorts say what may be added (`own-figures.ts`). */
  | { readonly sum: readonly string[] }
  | { readonly difference: readonly [whole: string, part: string] }
  | { readonly share: readonly [part: string, whole: string] }
  /** `times` converts units, such as 万册 into copies. */
  | { readonly per: readonly [amount: string, each: string]; readonly times?: number }
  | { readonly growth: string };

/** A figure as a table of this room gives it; the catalogue fills in the rest. */
export interface Given {
  readonly sort: Sort;
  /** None for a yes or no, and for text. */
  readonly unit?: Unit;
  /** A number unless said otherwise. */
  readonly value?: 'flag' | 'text';
  /** A statement unless said otherwise. */
  readonly source?: Source;
  /** Figures that add up to this one. */
  readonly parts?: readonly string[];
  /** The figure of which this one is a part that has no complement: "of these". It is never added to it. */
  readonly of?: string;
  readonly bound?: Bound;
  readonly formula?: Formula;
  /** Of a stated rate, what it may be a share of: figures, or sums of figures. It is a rate of whole units then. */
  readonly bases?: readonly (readonly string[])[];
  readonly dimensions?: readonly Dimension[];
  /** 1 unless said otherwise. */
  readonly version?: number;
}

/** The entry of a figure in the catalogue. */
export interface FigureEntry {
  readonly id: string;
  readonly topic: string;
  readonly sort: Sort;
  readonly value: 'number' | 'flag' | 'text';
  readonly unit: Unit | undefined;
  readonly source: Source;
  readonly parts: readonly string[];
  readonly of: string | undefined;
  readonly rounding: Rounding;
  readonly bound: Bound | undefined;
  readonly formula: Formula | undefined;
  readonly bases: readonly (readonly string[])[];
  readonly dimensions: readonly Dimension[];
  /** Raised when the definition changes, so that a report can say by which one it counted. */
  readonly version: number;
}
