import type { SchoolFigure, StatedFigure, Topic } from '../../domain/figures/catalogue.ts';
import type { Figure } from '../../domain/records/kinds/index.ts';

/** A figure's name and its definition in a sentence. */
export type Named = readonly [name: string, definition: string];

/** The words of the catalogue. A figure without a name and a definition is a type error. */
export interface CatalogueWords {
  readonly topics: Readonly<Record<Topic | 'own', string>>;
  /** Definitions of what records count; their names are words of the kinds. */
  readonly records: Readonly<Record<Figure, string>>;
  readonly stated: Readonly<Record<Exclude<StatedFigure, SchoolFigure>, Named>>;
}

/** The words of the prepared set for schools. */
export type SchoolWords = Readonly<Record<SchoolFigure, Named>>;
