import { describe, expect, it } from 'vitest';
import { english as kindsInEnglish } from '../../../src/client/records/kinds/en.ts';
import { displays } from '../../../src/client/records/kinds/index.ts';
import { kindNames } from '../../../src/domain/records/kinds/index.ts';

const chinese = import.meta.glob<Record<string, unknown>>('../../../src/client/**/words/zh/*.ts', { eager: true });
const english = import.meta.glob<Record<string, unknown>>('../../../src/client/**/words/en/*.ts', { eager: true });

/** Maps each leaf's path to its type: a text, or a function with its number of parameters. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, 'word']];
  if (typeof value === 'function') return [[path, `function of ${value.length}`]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

function words(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(...Array(value.length).fill('2')))]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => words(inner, `${path}.${key}`));
}

const kindsInChinese = Object.fromEntries(Object.entries(displays).map(([kind, { words }]) => [kind, words]));
Object.assign(chinese, { '/zh/kinds.ts': { kinds: kindsInChinese } });
Object.assign(english, { '/en/kinds.ts': { kinds: kindsInEnglish } });

const areas = Object.keys(chinese).map((file) => file.replace(/^.*\/zh\//, ''));
const of = (all: Record<string, Record<string, unknown>>, area: string) =>
  Object.entries(all).find(([file]) => file.endsWith(`/${area}`))?.[1];

it('has the same areas in both languages', () => {
  expect(areas.length).toBeGreaterThan(0);
  expect(Object.keys(english).map((file) => file.replace(/^.*\/en\//, ''))).toEqual(areas);
});

it('has words for every kind', () => {
  expect(Object.keys(displays).sort()).toEqual([...kindNames].sort());
});

describe.each(areas)('%s', (area) => {
  it('has the same words in English, with the same parameters', () => {
    expect(leaves(of(english, area))).toEqual(leaves(of(chinese, area)));
  });

  it('has no empty text', () => {
    const empty = [...words(of(chinese, area)), ...words(of(english, area))].filter(([, word]) => word.trim() === '');
    expect(empty).toEqual([]);
  });

  it('has no Chinese in English except the names of the languages', () => {
    const left = words(of(english, area)).filter(([, word]) => /\p{Script=Han}/u.test(word) && word !== '中文');
    expect(left).toEqual([]);
  });
});
