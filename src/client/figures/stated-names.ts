import { catalogue, type Topic, topics } from '../../domain/figures/catalogue.ts';
import { figureUnit, nameOf, topicName } from './figure-text.ts';

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

/** Finds a figure by its name as it stands in somebody's table. */
export function figureByName(name: string): string | undefined {
  const key = nameKey(name);
  return key === ''
    ? undefined
    : statedByTopic()
        .flatMap(({ figures }) => figures)
        .find((id) => nameKey(nameOf(id)) === key);
}
