import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { isKindName } from '../../../src/domain/records/kinds/index.ts';

const src = fileURLToPath(new URL('../../../src', import.meta.url));

/** Two or more quoted words in a row, of an array, an IN or a union. */
const LISTS = /'[a-z]+'(?:\s*[,|]\s*'[A-Za-z]+')+/g;

/** The lists of a source that name kinds and nothing else. A list of fields, as in `date, place`, names more. */
const kindLists = (source: string): string[] =>
  [...source.matchAll(LISTS)]
    .map(([list]) => list)
    .filter((list) => [...list.matchAll(/'(\w+)'/g)].every(([, word]) => isKindName(word)));

/** A migration is history: it is never altered. */
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.tsx?$/.test(path) && !path.includes('/migrations/'),
);

it('no source but the registry keeps a list of kinds', () => {
  expect(sources.length).toBeGreaterThan(500);
  const found = sources.flatMap((path) =>
    kindLists(readFileSync(join(src, path), 'utf8')).map((list) => `${path}: ${list}`),
  );
  expect(found).toEqual([]);
});

it('finds the lists that were kept by hand', () => {
  expect(kindLists(".where('kind', 'in', ['squad', 'member', 'place', 'material'])")).toHaveLength(1);
  expect(kindLists("type ReferenceTarget = 'squad' | 'member' | 'place' | 'material' | 'event';")).toHaveLength(1);
  expect(kindLists("Exclude<KindName, 'squad' | 'member'\n | 'place'>")).toHaveLength(1);
  expect(kindLists("new Set(['date', 'place', 'squad', 'member'])")).toEqual([]);
});
