import { describe, expect, it } from 'vitest';
import type { CatalogueWords } from '../../../src/client/figures/catalogue-words.ts';
import { definitionOf, figureUnit, nameOf, topicName } from '../../../src/client/figures/figure-text.ts';
import english from '../../../src/client/figures/words/catalogue.en.ts';
import { catalogueWords } from '../../../src/client/figures/words/catalogue.ts';
import { catalogue, topics } from '../../../src/domain/figures/catalogue.ts';

it('gives every figure of the catalogue a name of its own, a definition, and a unit if it is a number', () => {
  const names = catalogue.map(({ id }) => nameOf(id));
  expect(new Set(names).size).toBe(catalogue.length);
  expect(catalogue.filter(({ id }) => nameOf(id) === id)).toEqual([]);
  expect(catalogue.filter(({ id }) => definitionOf(id) === undefined)).toEqual([]);
  expect(catalogue.filter(({ id, value }) => (figureUnit(id) === undefined) !== (value !== 'number'))).toEqual([]);
  expect(new Set(topics.map(topicName)).size).toBe(topics.length);
});

describe.each<[string, CatalogueWords, RegExp]>([
  ['Chinese', catalogueWords, /^[^。]{4,40}。$/],
  ['English', english, /^[A-Z].{10,110}\.$/],
])('in %s', (_, words, sentence) => {
  it('has definitions of a sentence each', () => {
    const definitions = [...Object.values(words.records), ...Object.values(words.stated).map(([, text]) => text)];
    expect(definitions).toHaveLength(catalogue.length);
    expect(definitions.filter((text) => !sentence.test(text))).toEqual([]);
  });
});

it('shows a figure of a later release by its id', () => {
  expect(nameOf('later.figure')).toBe('later.figure');
  expect(definitionOf('later.figure')).toBeUndefined();
});
