import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './documents.ts';

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => join('src', path))
  .filter((path) => /\.tsx?$/.test(path));

const MOST_WORDS = 20;

/** Returns the first sentence of a docstring, without tags, lists and what stands in brackets. */
function firstSentence(docstring: string): string {
  const text = docstring.replace(/^[ \t]*\*? ?/gm, '').trim();
  const [paragraph = ''] = text.split(/\n\s*\n|(?:^|\s)@\w+|\n\s*(?:-|\d+\.) /);
  const plain = paragraph
    .replace(/`[^`]*`/g, 'code')
    .replace(/ ?\([^()]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /^.*?[.?!…](?=\s|$)/.exec(plain)?.[0] ?? plain;
}

const wordsOf = (sentence: string): number => sentence.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Subjects that name nothing. */
const riddle = /^(?:What|Who|Whom|Whose|Which|That|Those|It|They)\b/;

const sentences = files.flatMap((path) =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/\/\*\*([\s\S]*?)\*\//g)].map(([, text = '']) => ({
    path,
    sentence: firstSentence(text),
  })),
);

it('reads the first sentence of a docstring', () => {
  expect(firstSentence(' Reads `a b` (see RFC 1). More.\n * @returns b ')).toBe('Reads code.');
  expect(firstSentence('*\n * Keeps a line\n * together:\n * - one\n')).toBe('Keeps a line together:');
  expect(sentences.length).toBeGreaterThan(1_000);
});

it('keeps the first sentence of every docstring to 20 words', () => {
  expect(sentences.filter(({ sentence }) => wordsOf(sentence) > MOST_WORDS)).toEqual([]);
});

it('begins every docstring with a named subject', () => {
  expect(sentences.filter(({ sentence }) => riddle.test(sentence))).toEqual([]);
});
