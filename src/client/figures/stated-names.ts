import { createMemo, createRoot } from 'solid-js';
import { catalogue, type Topic, topics } from '../../domain/figures/catalogue.ts';
import { builtInName, figureUnit, nameOf, topicName } from './figure-text.ts';

/** Words that may follow a number of the figure. */
export function unitsOf(id: string): string[] {
  const word = figureUnit(id);
  return word === undefined ? [] : word.endsWith('次') && word.length > 1 ? [word, word.slice(0, -1)] : [word];
}

/** Figures that can be stated, by topic: all but those that are computed from others. */
export const statedByTopic = (): readonly { topic: Topic; figures: readonly string[] }[] =>
  topics.map((topic) => ({
    topic,
    figures: catalogue.filter((each) => each.topic === topic && each.source !== 'computed').map(({ id }) => id),
  }));

/** The same as options of a list, those of typed figures first. */
export const figureOptions = () =>
  [...statedByTopic()]
    .sort((a, b) => Number(a.topic === 'records') - Number(b.topic === 'records'))
    .map(({ topic, figures }) => ({
      group: topicName(topic),
      options: figures.map((value) => ({ value, label: nameOf(value) })),
    }));

/** The name of a figure without spaces, brackets and what stands in them, for finding it. */
const nameKey = (name: string): string => name.replace(/[(（[【].*?[)）\]】]|[\s、:：*]|^\d+[.、)）]?/g, '');

/** The figures by their names of now and by those that they had before the office edited them. */
const byName = createRoot(() =>
  createMemo(() => {
    const ids = statedByTopic().flatMap(({ figures }) => figures);
    return new Map(
      [builtInName, nameOf].flatMap((name) => ids.map((id) => [nameKey(name(id)), id] as const).reverse()),
    );
  }),
);

/** Finds a figure by its name as it stands in somebody's table. */
export const figureByName = (name: string): string | undefined => byName().get(nameKey(name));
