import { isStatedFigure, type StatedFigure, type Topic } from '../../domain/figures/catalogue.ts';
import { isFigure } from '../../domain/records/kinds/index.ts';
import { figureName } from '../records/kind-labels.ts';
import type { Named } from './catalogue-words.ts';
import { entryNow } from './edited-catalogue.ts';
import { wordOfUnit } from './unit-word.ts';
import { catalogueWords } from './words/catalogue.ts';
import { schoolWords } from './words/schools.ts';

const namedOf = (id: StatedFigure): Named =>
  ((catalogueWords.stated as Readonly<Partial<Record<StatedFigure, Named>>>)[id] ?? schoolWords[id as never]) as Named;

/** The name of a figure; the id itself of one that this release does not know. */
export const nameOf = (id: string): string => entryNow(id)?.name ?? builtInName(id);

/** The name of a figure before any edit of the office. */
export const builtInName = (id: string): string =>
  isFigure(id) ? figureName(id) : isStatedFigure(id) ? namedOf(id)[0] : id;

/** The definition of a figure in a sentence; undefined for one that this release does not know. */
export const definitionOf = (id: string): string | undefined => entryNow(id)?.definition ?? builtInDefinition(id);

const builtInDefinition = (id: string): string | undefined =>
  isFigure(id) ? catalogueWords.records[id] : isStatedFigure(id) ? namedOf(id)[1] : undefined;

/** The unit of a figure in words; undefined for a yes or no, and for text. */
export function figureUnit(id: string): string | undefined {
  const unit = entryNow(id)?.unit;
  return unit && wordOfUnit(unit);
}

export const topicName = (topic: Topic | 'own'): string => catalogueWords.topics[topic];
