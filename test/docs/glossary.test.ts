import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDocument, root } from './documents.ts';

const { text } = readDocument('docs/GLOSSARY.md');
const [oneMeaning = '', twoMeanings = ''] = text.split('## Words with two meanings');

const rowsOf = (part: string): string[][] =>
  [...part.matchAll(/^\|(.+)\|$/gm)]
    .map(([, row = '']) => row.split('|').map((cell) => cell.trim()))
    .filter(([first = '']) => !/^-+$/.test(first) && !['term', 'folder', '中文', 'word'].includes(first));

/** The terms that a row explains: the first cell's, or the second's where the first is Chinese. */
const termsOf = ([first = '', second = '', third]: readonly string[]): string[] =>
  (third === undefined ? first : second).split(/[,;] /).map((term) => term.replaceAll('`', '').trim());

const terms = rowsOf(oneMeaning).flatMap(termsOf);

const entries = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);
const folders = new Set(entries.map(({ name }) => name));

/** Folders that hold one page or one kind each: its own words say what it is. */
const explainedByWords = /client\/(features\/[a-z]+|records\/kinds)$/;

it('has a row for every folder of src but those of a page or a kind', () => {
  const wanted = entries.filter(({ parentPath }) => !explainedByWords.test(parentPath));
  expect(wanted.length).toBeGreaterThan(50);
  expect([...new Set(wanted.map(({ name }) => name))].filter((name) => !terms.includes(name)).sort()).toEqual([]);
});

it('explains each term once', () => {
  expect(terms.filter((term, i) => terms.indexOf(term) !== i)).toEqual([]);
});

it('has no row without a meaning', () => {
  expect(rowsOf(text).filter((cells) => cells.at(-1) === '')).toEqual([]);
});

it('names as folders only what is one', () => {
  const [, part = ''] = /## Layers and folders([\s\S]*?)\n## /.exec(text) ?? [];
  expect(
    rowsOf(part)
      .flatMap(termsOf)
      .filter((name) => name !== 'src' && !folders.has(name)),
  ).toEqual([]);
});

it('gives each word of two meanings both', () => {
  expect(rowsOf(twoMeanings).length).toBeGreaterThan(0);
  for (const cells of rowsOf(twoMeanings)) expect(cells).toHaveLength(3);
});
