import { createStore, reconcile } from 'solid-js/store';
import { type PlacedCell, placeBlock, readBlock } from '../../../../domain/figures/block.ts';
import { entryFor } from '../../../../domain/figures/catalogue.ts';
import type { ValueOf } from '../../../../domain/figures/derive.ts';
import { readStated, type StatedValue, type ValueFailure } from '../../../../domain/figures/stated-value.ts';
import { periodOfYear, type Subject, statementOfYear } from '../../../../domain/figures/year-statement.ts';
import type { Day } from '../../../../domain/kernel/day.ts';
import type { FoldedRecord } from '../../../../domain/records/record.ts';
import type { Fields } from '../../../data/store-types.ts';
import { figureByName, unitsOf } from '../../../figures/stated-names.ts';
import { cellText } from './statement-text.ts';

/** The fields beside the cells: years, source and subject. */
export const gridFields = ['topic', 'first', 'last', 'who', 'document', 'dated', 'place', 'body'] as const;
export type GridField = (typeof gridFields)[number];

/** Statements are of 2000 to 2049. */
const MAX_YEARS = 50;

export interface GridState {
  fields: Record<GridField, string>;
  /** Typed texts by figure and year; a cell that was not touched has none. */
  cells: Record<string, string>;
  /** Lines of a pasted block that found no place. */
  left: string[];
}

const keyOf = (figure: string, year: number): string => `${figure}/${year}`;

/** A touched cell that differs from what is stored. */
export interface ChangedCell {
  readonly key: string;
  readonly figure: string;
  readonly year: number;
  readonly text: string;
  readonly before: FoldedRecord | undefined;
}

export type CellFault = ValueFailure | 'emptied';

/** Reads a changed cell: its value, or what is wrong with it. */
export function readCell({ figure, text, before }: ChangedCell): StatedValue | CellFault {
  const entry = entryFor(figure);
  const read = entry && readStated(entry, text, unitsOf(figure));
  if (!read) return before ? 'emptied' : 'not_number';
  return read.ok ? read.value : read.error;
}

/** Writes the grid as a draft, and reads it. */
export const toDraft = ({ fields, cells, left }: GridState): Fields => ({
  grid: JSON.stringify({ fields, cells, left }),
});

export function fromDraft(draft: Fields | null | undefined): GridState | undefined {
  try {
    return typeof draft?.grid === 'string' ? (JSON.parse(draft.grid) as GridState) : undefined;
  } catch {
    return undefined;
  }
}

/** Holds the texts of a grid of figures and years. Nothing typed is dropped until it is saved or discarded. */
export function createGrid(initial: GridState, stored: () => readonly FoldedRecord[]) {
  const [state, setState] = createStore<GridState>({ ...initial });
  const subject = (): Subject => ({
    place: state.fields.place || undefined,
    body: state.fields.body.trim() || undefined,
  });
  const years = (): number[] => {
    const [first, last] = [Number(state.fields.first), Number(state.fields.last)];
    return Array.from({ length: Math.max(1, Math.min(last - first + 1, MAX_YEARS)) }, (_, i) => first + i);
  };
  const before = (figure: string, year: number): FoldedRecord | undefined => {
    const entry = entryFor(figure);
    return entry && statementOfYear(stored(), entry, year, subject());
  };
  const place = (cells: readonly PlacedCell[]): void => {
    const placed = cells.map(({ year }) => year);
    setState('fields', {
      first: String(Math.min(Number(state.fields.first), ...placed)),
      last: String(Math.max(Number(state.fields.last), ...placed)),
    });
    setState('cells', Object.fromEntries(cells.map(({ figure, year, text }) => [keyOf(figure, year), text])));
  };
  const changed = (): ChangedCell[] =>
    Object.entries(state.cells).flatMap(([key, text]) => {
      const [figure = '', year = ''] = key.split('/');
      const known = before(figure, Number(year));
      return text.trim() === cellText(known) ? [] : [{ key, figure, year: Number(year), text, before: known }];
    });
  const text = (figure: string, year: number): string =>
    state.cells[keyOf(figure, year)] ?? cellText(before(figure, year));
  return {
    state,
    years,
    subject,
    changed,
    keyOf,
    text,
    /** Reads the numbers of a year as they stand in the grid. */
    numberOf:
      (year: number): ValueOf =>
      (figure) => {
        const entry = entryFor(figure);
        const read = entry && readStated(entry, text(figure, year), unitsOf(figure));
        return read?.ok && 'number' in read.value ? read.value.number : undefined;
      },
    set: (field: GridField, value: string): void => setState('fields', field, value),
    type: (figure: string, year: number, text: string): void => setState('cells', keyOf(figure, year), text),
    /**
     * Pastes a block at a cell.
     * @returns false if it is too long, and nothing of it was taken
     */
    paste(text: string, shown: readonly string[], at: { figure: string; year: number }): boolean {
      const block = readBlock(text);
      if (!block) return false;
      const { cells, left } = placeBlock(block, { figures: shown, years: years() }, at, figureByName);
      place(cells);
      setState('left', [...left]);
      return true;
    },
    /** Forgets the texts of cells that are saved. */
    settle: (keys: readonly string[]): void =>
      setState(
        'cells',
        reconcile(Object.fromEntries(Object.entries(state.cells).filter(([key]) => !keys.includes(key)))),
      ),
    clear: (): void => {
      setState('cells', reconcile({}));
      setState('left', []);
    },
  };
}

export type Grid = ReturnType<typeof createGrid>;

/** The fields of a cell's statement, beside its value. */
export const cellFields = ({ figure, year, before }: ChangedCell, today: Day): Fields => {
  const entry = entryFor(figure);
  return before || !entry ? {} : { figure, ...periodOfYear(entry, year, today) };
};
