import { createMemo, createRoot } from 'solid-js';
import type { FigureEntry } from '../../domain/figures/entry.ts';
import { kindNames } from '../../domain/records/kinds/index.ts';
import { type FigureNames, nameFigures } from '../../domain/reports/figure-names.ts';
import { chineseFigures } from '../figures/chinese-figures.ts';
import { catalogueNow } from '../figures/edited-catalogue.ts';
import { chineseUnitWord } from '../figures/unit-word.ts';
import { chineseLabels } from '../records/kinds/labels.ts';

/*
 * Templates name figures in Chinese whatever language the app is shown in.
 */

const words = chineseFigures(kindNames.map((kind) => chineseLabels[kind]?.figures));

const now = createRoot(() => createMemo(() => nameFigures(words, catalogueNow(), chineseUnitWord)));

/** The figures by their Chinese names, as the office keeps the catalogue now. */
export const figureNames = (): FigureNames => now();

/** The entries of the catalogue by their Chinese names. */
export const entriesByName = (): ReadonlyMap<string, FigureEntry> => now().byName;
