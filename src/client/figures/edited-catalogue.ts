import { createMemo, createRoot, createSignal } from 'solid-js';
import {
  type EditedCatalogue,
  type EditedEntry,
  editedCatalogue,
  type FigureEdit,
} from '../../domain/figures/edited.ts';

const [edits, setFigureEdits] = createSignal<readonly FigureEdit[]>([]);

export { setFigureEdits };

const present = createRoot(() => createMemo(() => editedCatalogue(edits())));

/** The catalogue as the office keeps it, with the targets of all years. */
export const catalogueNow = (): EditedCatalogue => present();

/** The catalogue with the targets of a year. */
export const catalogueOf = (year: number): EditedCatalogue => editedCatalogue(edits(), year);

/** Finds an entry of the catalogue, or of the office's own figures; undefined for one of a later release. */
export const entryNow = (id: string): EditedEntry | undefined => present().find(id);
