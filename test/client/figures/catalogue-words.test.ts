import { describe, expect, it } from 'vitest';
import type { CatalogueWords, SchoolWords } from '../../../src/client/figures/catalogue-words.ts';
import { definitionOf, figureUnit, nameOf, topicName } from '../../../src/client/figures/figure-text.ts';
import english from '../../../src/client/figures/words/catalogue.en.ts';
import { catalogueWords } from '../../../src/client/figures/words/catalogue.ts';
import englishSchools from '../../../src/client/figures/words/schools.en.ts';
import { schoolWords } from '../../../src/client/figures/words/schools.ts';
import { catalogue, topics } from '../../../src/domain/figures/catalogue.ts';

it('gives every figure of the catalogue a name of its own, a definition, and a unit if it is a number', () => {
  const names = catalogue.map(({ id }) => nameOf(id));
  expect(new Set(names).size).toBe(catalogue.length);
  expect(catalogue.filter(({ id }) => nameOf(id) === id)).toEqual([]);
  expect(catalogue.filter(({ id }) => definitionOf(id) === undefined)).toEqual([]);
  expect(catalogue.filter(({ id, value }) => (figureUnit(id) === undefined) !== (value !== 'number'))).toEqual([]);
  expect(new Set(topics.map(topicName)).size).toBe(topics.length);
});

describe.each<[string, CatalogueWords, SchoolWords, RegExp]>([
  ['Chinese', catalogueWords, schoolWords, /^[^。]{4,40}。$/],
  ['English', english, englishSchools, /^[A-Z].{10,110}\.$/],
])('in %s', (_, words, schools, sentence) => {
  it('has definitions of a sentence each', () => {
    const stated = Object.values({ ...words.stated, ...schools });
    const definitions = [...Object.values(words.records), ...stated.map(([, text]) => text)];
    expect(definitions).toHaveLength(catalogue.length);
    expect(definitions.filter((text) => !sentence.test(text))).toEqual([]);
  });
});

it('shows a figure of a later release by its id', () => {
  expect(nameOf('later.figure')).toBe('later.figure');
  expect(definitionOf('later.figure')).toBeUndefined();
});
