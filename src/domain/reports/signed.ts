import type { Clock } from '../kernel/clock.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import type { Gap, Line, Of } from './render.ts';

/** Where a number of a signed report comes from. The first three are compared with the present; the last follows from others. */
export const numberSources = ['records', 'statement', 'register', 'computed'] as const;
export type NumberSource = (typeof numberSources)[number];

/** A value that a report was written from, with the definition by which it was counted. */
export interface ReportNumber {
  /** The name in the text. */
  readonly name: string;
  readonly of: Of;
  /** The name of the group; empty for the whole district. */
  readonly groupName: string;
  /** The catalogue's id and the version of its entry. */
  readonly figure: string;
  readonly version: number;
  readonly definition: string;
  readonly source: NumberSource;
  readonly from: Day;
  /** A state of the register is of this day. */
  readonly to: Day;
  readonly value: number | boolean | string;
  /** The unit's word; empty for none. */
  readonly unit: string;
}

/** Tells whether two values of a number are equal; sums of decimals may differ by their last digits. */
export const isSameNumber = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-6 : a === b;

/** A record behind a number: its content's clock, and what it added. */
export interface Evidence {
  readonly record: Id;
  readonly clock: Clock;
  readonly quantity: number;
}

/** A record whose quantity changed since the signing; null where the record adds nothing. */
export interface EvidenceChange {
  readonly record: Id;
  readonly was: number | null;
  readonly now: number | null;
}

/** Lists the records whose quantity is no longer what it was, in the order of their ids. */
export function evidenceChanges(signed: readonly Evidence[], present: readonly Evidence[]): EvidenceChange[] {
  const before = new Map(signed.map(({ record, quantity }) => [record, quantity]));
  const now = new Map(present.map(({ record, quantity }) => [record, quantity]));
  return [...new Set([...before.keys(), ...now.keys()])]
    .map((record) => ({ record, was: before.get(record) ?? null, now: now.get(record) ?? null }))
    .filter((change) => change.was !== change.now)
    .sort((a, b) => (a.record < b.record ? -1 : 1));
}

/** Why each missing value is missing, by its name. */
export type Explanations = Readonly<Record<string, string>>;

const isExplained = (name: string, explanations: Explanations): boolean =>
  Object.hasOwn(explanations, name) && explanations[name]?.trim() !== '';

/** Lists the names of missing values that nobody explained, each once. They block the sign-off. */
export const unexplained = (gaps: readonly Pick<Gap, 'name'>[], explanations: Explanations): string[] => [
  ...new Set(gaps.map(({ name }) => name).filter((name) => !isExplained(name, explanations))),
];

/** Lists what is missing in the lines of a report. */
export const gapsIn = (lines: readonly Line[]): { readonly name: string }[] =>
  lines.flatMap(({ runs }) => runs.filter((run) => run.type === 'missing'));

/** Identifies a number by its name, period and group. */
export const numberKey = (name: string, { period, group }: Of): string =>
  `${period} ${group?.of ?? ''} ${group?.id ?? ''} ${name}`;
