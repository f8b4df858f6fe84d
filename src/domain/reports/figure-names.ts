import type { EditedCatalogue } from '../figures/edited.ts';
import type { FigureEntry } from '../figures/entry.ts';
import type { Unit } from '../records/figure.ts';

/** A figure's name and its definition in a sentence. */
type Named = readonly [name: string, definition: string];

/** The catalogue by the names that templates use, which are Chinese. */
export interface FigureNames {
  /** The built-in names, which every report may use, then those that the office gave. */
  readonly byName: ReadonlyMap<string, FigureEntry>;
  readonly find: (id: string) => FigureEntry | undefined;
  /** Returns a figure's name, the office's own where it gave one. */
  readonly nameOf: (id: string) => string | undefined;
  /** Returns the word of a figure's unit; empty for a yes or no, and for text. */
  readonly unitOf: (entry: FigureEntry) => string;
  /** Returns the definition of a figure in a sentence; empty for one that this release does not know. */
  readonly definitionOf: (id: string) => string;
}

/**
 * Names the figures of a catalogue.
 * @param words the built-in names and definitions, by the figure's id
 */
export function nameFigures(
  words: ReadonlyMap<string, Named>,
  { entries, find }: EditedCatalogue,
  unitWord: (unit: Unit) => string,
): FigureNames {
  const byName = new Map<string, FigureEntry>();
  const add = (name: string | undefined, id: string): void => {
    const entry = find(id);
    if (name && entry && !byName.has(name)) byName.set(name, entry);
  };
  for (const { id } of entries) add(words.get(id)?.[0], id);
  for (const { id, name } of entries) add(name, id);
  const names = new Map([...byName].map(([name, { id }]) => [id, name]));
  return {
    byName,
    find,
    nameOf: (id) => names.get(id),
    unitOf: ({ unit }) => (unit ? unitWord(unit) : ''),
    definitionOf: (id) => find(id)?.definition ?? words.get(id)?.[1] ?? '',
  };
}
