import { catalogue } from '../../domain/figures/catalogue.ts';
import { isFigure } from '../../domain/records/kinds/index.ts';
import { inChinese } from '../words/language.ts';
import type { Named } from './catalogue-words.ts';
import { catalogueWords } from './words/catalogue.ts';
import { schoolWords } from './words/schools.ts';

/**
 * Returns the Chinese names and definitions of the built-in figures, by id.
 * @param recorded the words of figures of each kind of record; the demo reads them without Vite
 */
export function chineseFigures(
  recorded: readonly (Readonly<Record<string, string>> | undefined)[],
): ReadonlyMap<string, Named> {
  const names: Readonly<Record<string, string>> = Object.assign({}, ...recorded);
  return inChinese(() => {
    const stated: Readonly<Record<string, Named>> = { ...catalogueWords.stated, ...schoolWords };
    return new Map(
      catalogue.flatMap(({ id }) => {
        const named: Named | undefined = isFigure(id) ? [names[id] ?? '', catalogueWords.records[id]] : stated[id];
        return named ? [[id, named] as const] : [];
      }),
    );
  });
}
