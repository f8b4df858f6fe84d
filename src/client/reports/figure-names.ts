import { createMemo, createRoot } from 'solid-js';
import { catalogue } from '../../domain/figures/catalogue.ts';
import type { FigureEntry } from '../../domain/figures/entry.ts';
import { isFigure, kindNames } from '../../domain/records/kinds/index.ts';
import type { Named } from '../figures/catalogue-words.ts';
import { catalogueNow, entryNow } from '../figures/edited-catalogue.ts';
import { chineseUnitWord } from '../figures/unit-word.ts';
import { catalogueWords } from '../figures/words/catalogue.ts';
import { schoolWords } from '../figures/words/schools.ts';
import { displays } from '../records/kinds/index.ts';
import { inChinese } from '../words/language.ts';

/*
 * Templates name figures in Chinese whatever language the app is shown in.
 */

const stated = inChinese((): Readonly<Record<string, Named>> => ({ ...catalogueWords.stated, ...schoolWords }));

function chineseName(id: string): string | undefined {
  if (!isFigure(id)) return stated[id]?.[0];
  for (const kind of kindNames) {
    const name = displays[kind]?.words.figures[id];
    if (name) return name;
  }
  return undefined;
}

/** The built-in names of figures, which every report may use whatever the office calls them. */
const builtIn: ReadonlyMap<string, string> = new Map(
  inChinese(() =>
    catalogue.flatMap(({ id }) => {
      const name = chineseName(id);
      return name ? [[name, id] as const] : [];
    }),
  ),
);

const byName = createRoot(() =>
  createMemo((): ReadonlyMap<string, FigureEntry> => {
    const { entries, find } = catalogueNow();
    const own = entries.flatMap(({ name, id }) => (name && !builtIn.has(name) ? [[name, id] as const] : []));
    return new Map(
      [...builtIn, ...own].flatMap(([name, id]) => {
        const entry = find(id);
        return entry ? [[name, entry] as const] : [];
      }),
    );
  }),
);

/** The entries of the catalogue by their Chinese names: the built-in ones, then those that the office gave. */
export const entriesByName = (): ReadonlyMap<string, FigureEntry> => byName();

/** The Chinese word of a figure's unit; empty for a yes or no, and for text. */
export const chineseUnit = ({ unit }: FigureEntry): string => (unit ? chineseUnitWord(unit) : '');

/** The Chinese definition of a figure in a sentence; empty for one that this release does not know. */
export const chineseDefinition = (id: string): string =>
  entryNow(id)?.definition ?? (isFigure(id) ? inChinese(() => catalogueWords.records[id]) : stated[id]?.[1]) ?? '';
