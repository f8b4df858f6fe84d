import { entryFor } from '../figures/catalogue.ts';
import type { FigureEntry } from '../figures/entry.ts';
import { statedValue } from '../figures/stated-value.ts';
import { statementOfYear } from '../figures/year-statement.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { type FoldedRecord, isDeleted, textField } from '../records/record.ts';

/** A statement, as far as rules compare it. */
export interface Stated {
  readonly id: Id;
  readonly entry: FigureEntry;
  readonly from: Day;
  readonly to: Day;
  /** The place or unit that it is of; empty for the whole district. */
  readonly of: string;
  readonly number: number | undefined;
  readonly text: string | undefined;
}

/** Reads a statement; undefined for one that is deleted, missing its value, or of a figure of a later release. */
export function statedOf(record: FoldedRecord): Stated | undefined {
  const entry = entryFor(textField(record, 'figure') ?? '');
  const value = statedValue(record.fields);
  const [from, to] = [textField(record, 'from'), textField(record, 'to')];
  if (record.kind !== 'statement' || isDeleted(record) || !entry || !value || !from || !to) return undefined;
  return {
    ...{ id: record.id, entry, from, to },
    of: [textField(record, 'place'), textField(record, 'body')].filter(Boolean).join(' '),
    number: 'number' in value ? value.number : undefined,
    text: 'text' in value ? value.text : undefined,
  };
}

/** The figures of a year, stated and counted, that the rules compare. */
export interface YearFigures {
  readonly year: number;
  readonly today: Day;
  /** The statements that touch the year, and those of the year before. */
  readonly statements: readonly FoldedRecord[];
  /** The value of a figure by the records of the year; undefined if no record counts it. */
  readonly counted: (figure: string) => number | undefined;
  /** The value of a figure of the register at the end of a day. */
  readonly registered: (figure: string, day: Day) => number | undefined;
}

/** A figure's value with the statement that gives it, if one does. */
export interface Known {
  readonly value: number;
  readonly statement: Id | undefined;
}

/** Returns the value of a figure that is stated for a year and the whole district. */
export function statedIn(figures: YearFigures, figure: string, year = figures.year): Known | undefined {
  const entry = entryFor(figure);
  const found = entry && statementOfYear(figures.statements, entry, year, { place: undefined, body: undefined });
  const value = found && statedOf(found)?.number;
  return found && value !== undefined ? { value, statement: found.id } : undefined;
}

/** Returns a figure's value of the year: counted where records or the register count it, else as it is stated. */
export function valueIn(figures: YearFigures, figure: string): Known | undefined {
  const counted = figures.counted(figure);
  return counted === undefined ? statedIn(figures, figure) : { value: counted, statement: undefined };
}
