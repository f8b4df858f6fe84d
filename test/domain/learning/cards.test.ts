import { describe, expect, it } from 'vitest';
import { type Card, linesOf, sourcesOf } from '../../../src/domain/learning/card.ts';
import { cardFaults } from '../../../src/domain/learning/card-check.ts';
import { cardIds } from '../../../src/domain/learning/card-ids.ts';
import { etomidate as card } from '../../../src/domain/learning/cards/etomidate.ts';
import { fewPlants } from '../../../src/domain/learning/cards/few-plants.ts';
import { cardOf, cards } from '../../../src/domain/learning/cards/index.ts';
import { lawValues } from '../../../src/domain/learning/law-values.ts';
import { comparisons } from '../../../src/domain/learning/plants.ts';
import { reviewOf } from '../../../src/domain/learning/review.ts';
import { sources } from '../../../src/domain/learning/sources.ts';

it('has the thirty cards in their order', () => {
  expect(cards.map(({ id }) => id)).toEqual(cardIds);
  expect(cardIds).toHaveLength(30);
  expect(cardOf('poppy')?.title).toBe('罂粟长什么样');
  expect(cardOf('no')).toBeUndefined();
});

it.each(cards.map((each) => [each.id, each] as const))('may be published: %s', (_, each) => {
  expect(cardFaults(each)).toEqual([]);
});

it('uses every source', () => {
  const used = new Set<string>([
    ...cards.flatMap(sourcesOf),
    ...Object.values(lawValues).map(({ law }) => law),
    ...comparisons.flatMap(({ views }) => views.flatMap(({ marks }) => marks.map(({ source }) => source))),
  ]);
  expect(Object.keys(sources).filter((id) => !used.has(id))).toEqual([]);
});

it('says every sentence once on a card', () => {
  for (const each of cards) {
    const texts = linesOf(each).map(({ text }) => text);
    expect(texts).toEqual([...new Set(texts)]);
  }
});

describe('a faulty card', () => {
  const first = card.blocks.slice(0, 1);
  const rest = card.blocks.slice(1);
  const faulty = (change: Partial<Card>) => cardFaults({ ...card, ...change });

  it.each<[string, Partial<Card>]>([
    ['summary_length', { summary: '长'.repeat(41) }],
    ['summary_length', { summary: '' }],
    ['no_source', { blocks: [{ part: 'help', lines: [{ sort: 'advice', text: '打电话。' }], calls: ['110'] }] }],
    ['order', { blocks: [...rest, ...first] }],
    ['order', { blocks: [...first, ...card.blocks] }],
    ['no_help', { blocks: card.blocks.slice(0, -1) }],
    ['empty_part', { blocks: [{ part: 'looks', lines: [] }, ...rest] }],
    ['unknown_law_value', { summary: '最高{no-such-value}' }],
    ['forbidden_word', { title: '瘾君子的下场' }],
    ['forbidden_word', { summary: '一包只要50元' }],
    ['bare_law_number', { summary: '刑法第三百五十一条' }],
    ['bare_law_number', { summary: '种500株要判刑' }],
    ['no_picture_text', { picture: { symbol: 'x', shows: ' ' } }],
    ['bad_dates', { checkBy: card.checkedOn }],
    ['bad_dates', { checkedOn: '2026-02-30' }],
  ])('is refused: %s', (fault, change) => {
    expect(faulty(change)).toContain(fault);
  });
});

describe('the age of a card', () => {
  it('is a matter of the day alone', () => {
    expect(reviewOf(card, '2026-12-01', lawValues)).toEqual({ outdated: false, unchecked: false });
    expect(reviewOf(card, card.checkBy, lawValues).outdated).toBe(true);
    expect(reviewOf({ ...card, checkBy: '2099-01-01' }, '2028-01-01', lawValues).outdated).toBe(true);
  });

  it('says that a value of the law is unchecked', () => {
    expect(reviewOf(fewPlants, '2026-12-01', lawValues)).toEqual({ outdated: false, unchecked: true });
  });
});
