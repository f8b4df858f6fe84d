import { catalogue } from '../../domain/figures/catalogue.ts';
import type { FigureEntry } from '../../domain/figures/entry.ts';
import { isFigure, kindNames } from '../../domain/records/kinds/index.ts';
import type { Named } from '../figures/catalogue-words.ts';
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

/** The entries of the catalogue by their Chinese names. */
export const entriesByName: ReadonlyMap<string, FigureEntry> = new Map(
  inChinese(() =>
    catalogue.flatMap((entry) => {
      const name = chineseName(entry.id);
      return name ? [[name, entry] as const] : [];
    }),
  ),
);

/** The Chinese word of a figure's unit; empty for a yes or no, and for text. */
export const chineseUnit = ({ unit }: FigureEntry): string => (unit ? chineseUnitWord(unit) : '');

/** The Chinese definition of a figure in a sentence; empty for one that this release does not know. */
export const chineseDefinition = (id: string): string =>
  (isFigure(id) ? inChinese(() => catalogueWords.records[id]) : stated[id]?.[1]) ?? '';
