import { describe, expect, it } from 'vitest';
import kindsInEnglish from '../../../src/client/records/kinds/en.ts';
import { displays } from '../../../src/client/records/kinds/index.ts';
import { chineseLabels } from '../../../src/client/records/kinds/labels.ts';
import { kindNames } from '../../../src/domain/records/kinds/index.ts';

type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const chinese: Modules = import.meta.glob(
  ['../../../src/client/**/{words,words/*}.ts', '../../../src/server/pages/words.ts'],
  {
    eager: true,
  },
);
const english: Modules = import.meta.glob(['../../../src/client/**/*.en.ts', '../../../src/server/pages/words.en.ts'], {
  eager: true,
});

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

/** Both languages of every dictionary, by the path of its English file; a Chinese file exports its words alone. */
const dictionaries = Object.entries(english).map(([path, en]) => [
  path.replace(/^.*\/(?=client\/|server\/)/, ''),
  Object.values(chinese[path.replace(/\.en\.ts$/, '.ts')] ?? {})[0],
  en.default,
]);
const kindsInChinese = Object.fromEntries(
  Object.entries(displays).map(([kind, { words }]) => {
    const { fields, figures } = chineseLabels[kind] ?? {};
    return [kind, { name: words.name, fields, options: words.options, figures }];
  }),
);

it('has words for every kind', () => {
  expect(Object.keys(displays).sort()).toEqual([...kindNames].sort());
});

/** 国办函〔2026〕12号 forbids attendance control, points and rankings in government apps; their words stay out too. */
const forbidden = /打卡|签到率|积分|排行|出勤率/;

describe.each([...dictionaries, ['kinds', kindsInChinese, kindsInEnglish]])('%s', (_, zh, en) => {
  it('has the same words in English, with the same parameters', () => {
    expect(leaves(zh).length).toBeGreaterThan(0);
    expect(leaves(en)).toEqual(leaves(zh));
  });

  it('has no word of control or competition', () => {
    expect(words(zh).filter(([, word]) => forbidden.test(word))).toEqual([]);
  });

  it('has no empty text', () => {
    expect([...words(zh), ...words(en)].filter(([, word]) => word.trim() === '')).toEqual([]);
  });

  it('has no Chinese in English except the names of the languages', () => {
    const left = words(en).filter(([, word]) => /\p{Script=Han}/u.test(word) && word !== '中文');
    expect(left).toEqual([]);
  });
});
