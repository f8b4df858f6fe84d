import { groupBy } from '../kernel/group-by.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type FoldedRecord, textField } from '../records/record.ts';
import { catalogue } from './catalogue.ts';
import type { Bound, FigureEntry } from './entry.ts';
import { type OwnFailure, ownEntry, readFormula } from './own-figures.ts';

/** A decision of the office about a figure; what it does not say stays as it was. */
export interface FigureEdit {
  readonly figure: string;
  readonly name?: string;
  readonly definition?: string;
  readonly hidden?: boolean;
  readonly formula?: string;
  /** The target, `none` to drop it, of one year or of all. */
  readonly target?: { readonly bound: Bound | 'none'; readonly year?: number };
}

/** An entry with the office's own words. */
export interface EditedEntry extends FigureEntry {
  readonly name: string | undefined;
  readonly definition: string | undefined;
  readonly isHidden: boolean;
}

/** The catalogue as the office keeps it. */
export interface EditedCatalogue {
  readonly entries: readonly EditedEntry[];
  readonly find: (id: string) => EditedEntry | undefined;
  /** Why figures of the office's own can not be computed, by their ids. */
  readonly failures: ReadonlyMap<string, OwnFailure>;
}

/** Tells whether a figure is one of the office's own. */
export const isOwnFigure = (id: string): boolean => id.startsWith('own.');

function targetIn({ fields }: FoldedRecord): FigureEdit['target'] {
  const { bound, target, year } = fields;
  const of = typeof year === 'string' && year ? { year: Number(year) } : {};
  if (bound === 'none') return { bound, ...of };
  const isBound = bound === 'least' || bound === 'most' || bound === 'exactly';
  return isBound && typeof target === 'number' ? { bound: { is: bound, value: target }, ...of } : undefined;
}

function editOf(record: FoldedRecord): FigureEdit[] {
  const [figure, name, definition, formula] = ['figure', 'name', 'definition', 'formula'].map((field) =>
    textField(record, field),
  );
  const { hidden } = record.fields;
  const target = targetIn(record);
  if (figure === undefined) return [];
  return [
    {
      figure,
      ...(name ? { name } : {}),
      ...(definition ? { definition } : {}),
      ...(formula ? { formula } : {}),
      ...(typeof hidden === 'boolean' ? { hidden } : {}),
      ...(target ? { target } : {}),
    },
  ];
}

/** Reads the edits from their records, the oldest first. */
export const editsOf = (records: readonly FoldedRecord[]): FigureEdit[] =>
  [...records].sort((a, b) => (`${a.created} ${a.id}` < `${b.created} ${b.id}` ? -1 : 1)).flatMap(editOf);

const lastOf = <T>(values: readonly (T | undefined)[]): T | undefined =>
  [...values].reverse().find((each) => each !== undefined);

/** Finds the target of a year: its own if it has one, else that of all years, else the catalogue's. */
function boundOf(entry: FigureEntry, edits: readonly FigureEdit[], year: number | undefined): Bound | undefined {
  const targets = edits.map(({ target }) => target);
  const set =
    lastOf(targets.map((target) => (target?.year !== undefined && target.year === year ? target.bound : undefined))) ??
    lastOf(targets.map((target) => (target && target.year === undefined ? target.bound : undefined)));
  if (set === 'none') return undefined;
  return set ?? entry.bound;
}

function edited(entry: FigureEntry, edits: readonly FigureEdit[], year: number | undefined): EditedEntry {
  return {
    ...entry,
    bound: boundOf(entry, edits, year),
    version: entry.version + edits.length,
    name: lastOf(edits.map(({ name }) => name)),
    definition: lastOf(edits.map(({ definition }) => definition)),
    isHidden: lastOf(edits.map(({ hidden }) => hidden)) ?? false,
  };
}

/**
 * Applies the office's edits to the catalogue. Figures of its own are computed in the order in which they need each
 * other; one that can not be is left out and named with the reason.
 * @param year the year whose targets are wanted
 */
export function editedCatalogue(edits: readonly FigureEdit[], year?: number): EditedCatalogue {
  const byFigure = groupBy(edits, ({ figure }) => figure);
  const entries = catalogue.map((entry) => edited(entry, byFigure.get(entry.id) ?? [], year));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const failures = new Map<string, OwnFailure>();
  /** Computes a figure of the office's own after those that it needs; each is looked at once. */
  const compute = (id: string, above: readonly string[]): Result<FigureEntry, OwnFailure> => {
    const [known, failed, of] = [byId.get(id), failures.get(id), byFigure.get(id)];
    if (known) return ok(known);
    if (failed) return err(failed);
    if (!of || !isOwnFigure(id)) return err({ code: 'unknown_figure', figure: id });
    const path = [...above, id];
    const formula = lastOf(of.map((edit) => edit.formula)) ?? '';
    const circle = readFormula(formula)?.operands.find((operand) => {
      if (path.includes(operand)) return true;
      const below = compute(operand, path);
      return !below.ok && below.error.code === 'circular';
    });
    const made: Result<FigureEntry, OwnFailure> =
      circle === undefined
        ? ownEntry(id, formula, (each) => byId.get(each))
        : err({ code: 'circular', figure: circle });
    if (made.ok) byId.set(id, edited(made.value, of, year));
    else failures.set(id, made.error);
    return made;
  };
  for (const id of byFigure.keys()) if (isOwnFigure(id)) compute(id, []);
  const all = [...byId.values()];
  return { entries: all, find: (id) => byId.get(id), failures };
}
