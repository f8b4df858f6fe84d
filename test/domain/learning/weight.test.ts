import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { cards } from '../../../src/domain/learning/cards/index.ts';
import { lawValues } from '../../../src/domain/learning/law-values.ts';
import { sources } from '../../../src/domain/learning/sources.ts';

const packed = (...texts: readonly string[]): number => brotliCompressSync(texts.join('\n')).length;

it('keeps cards, sources and values of the law below 60 KB', () => {
  expect(packed(JSON.stringify([cards, sources, lawValues]))).toBeLessThan(60_000);
});

it('keeps all pictures together below 80 KB', () => {
  const pictures = ['cards.svg', 'plants.svg'].map((name) =>
    readFileSync(new URL(`../../../public/pictures/${name}`, import.meta.url), 'utf8'),
  );
  expect(packed(...pictures)).toBeLessThan(80_000);
});
