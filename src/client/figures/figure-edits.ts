import { createEffect } from 'solid-js';
import { editsOf } from '../../domain/figures/edited.ts';
import { createReferences } from '../state/records.ts';
import { setFigureEdits } from './edited-catalogue.ts';

/** Keeps the catalogue as the office edits it, for pages that show figures. */
export function createFigureEdits(): void {
  const records = createReferences('figureEdit');
  createEffect(() => setFigureEdits(editsOf((records() ?? []).map(({ record }) => record))));
}
