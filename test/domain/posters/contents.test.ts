import { expect, it } from 'vitest';
import { cards } from '../../../src/domain/learning/cards/index.ts';
import { noContent } from '../../../src/domain/learning/content.ts';
import { UNCHECKED } from '../../../src/domain/learning/law.ts';
import { lawValues } from '../../../src/domain/learning/law-values.ts';
import { lawTableOf } from '../../../src/domain/learning/shown-law.ts';
import { posterAlt } from '../../../src/domain/posters/content.ts';
import { batchPoster, eventPoster, freePoster, organizerOf } from '../../../src/domain/posters/contents.ts';
import { aboutDay, dayTexts } from '../../../src/domain/posters/day-texts.ts';
import { figureOfDay, nearDays, publicityDays } from '../../../src/domain/posters/days.ts';
import { cardPoster, postableParts, uncheckedLines } from '../../../src/domain/posters/learning-posters.ts';
import { readBatch } from '../../../src/domain/stock/batch.ts';
import { there } from '../../support/there.ts';

const publisher = { origin: 'https://example.org', organizer: '区禁毒办' };
const card = (id: string) => there(cards.find((each) => each.id === id));

it('leaves out sentences with a value of the law that nobody has checked', () => {
  const unchecked = cards.filter((each) => uncheckedLines(each, postableParts(each, lawValues), lawValues) > 0);
  expect(unchecked.map(({ id }) => id)).toContain('few-plants');
  for (const each of cards) {
    const alt = posterAlt(
      cardPoster(publisher, each, ['looks', 'effects', 'law', 'refuse', 'help'], '2026-12-01', lawValues),
    );
    expect(alt).not.toContain(UNCHECKED);
    expect(alt).not.toMatch(/[{}]/);
  }
});

it('writes the numbers of the law that are checked', () => {
  expect(posterAlt(cardPoster(publisher, card('plant-counts'), ['law'], '2026-12-01', lawValues))).toContain('500株');
});

it('writes a value of the law once the office has confirmed it, and leaves out its neighbour until then', () => {
  const source = { title: '《治安管理处罚法》', by: '全国人大常委会' };
  const own = { value: 83, source, checkedOn: '2026-12-01', checkBy: '2099-06-01' };
  const table = lawTableOf({ law: { 'few-plants-article': { isHidden: false, own } } });
  const law = (values: typeof table) =>
    posterAlt(cardPoster(publisher, card('few-plants'), ['law'], '2026-12-02', values));
  const left = (values: typeof table) => uncheckedLines(card('few-plants'), ['law'], values);
  expect(law(lawTableOf(noContent))).not.toContain('第八十三条');
  expect(law(table)).toContain('第八十三条');
  expect(left(table)).toBe(left(lawValues) - 1);
  for (const text of [law(table), law(lawValues)]) expect(text).not.toMatch(/〔未核对〕|[{}]/);
});

it('says on the poster of a card that is due that newer rules count', () => {
  const texts = (today: string) => posterAlt(cardPoster(publisher, card('etomidate'), ['law'], today, lawValues));
  expect(texts('2026-12-01')).not.toContain('以最新规定为准');
  expect(texts('2027-05-15')).toContain('以最新规定为准');
});

it('leads from the poster of a card to that card', () => {
  expect(cardPoster(publisher, card('etomidate'), [], '2026-12-01', lawValues).code?.address).toBe(
    'https://example.org/learn/etomidate',
  );
});

it('leads to the calendar only for an event that stands there', () => {
  const event = { id: 'a1', title: '讲座', day: '2026-12-12', starts: '14:00', ends: '16:00', isPublic: true };
  const shown = eventPoster(publisher, event);
  expect(shown.facts).toEqual([{ name: '时间', text: '星期六 14:00—16:00' }]);
  expect(shown.code?.address).toBe('https://example.org/calendar#a1');
  expect(eventPoster(publisher, { ...event, isPublic: false }).code?.address).toBe('https://example.org/learn');
});

it('has the code of a batch that is counted', () => {
  const address = new URL(there(batchPoster(publisher, '26K3', '折页').code).address);
  expect([address.pathname, readBatch(address.hash)]).toEqual(['/l', '26K3']);
});

it('reads a poster aloud in its order', () => {
  expect(posterAlt(freePoster(publisher, '通知', '踏查', '两人以上同行。\n不进农户院内。'))).toBe(
    '通知。踏查。两人以上同行。 不进农户院内。二维码：扫一扫，认一认，看到线索可以报， 不用登录，不留姓名。报警 110，心理援助 12356。区禁毒办',
  );
});

it('prepares 6.1, 6.3 and 6.26 with a source and texts', () => {
  expect(publicityDays.map(figureOfDay)).toEqual(['6·1', '6·3', '6·26']);
  for (const { id } of publicityDays) {
    expect(aboutDay(id, lawValues)).not.toMatch(/[{}〔]/);
    expect([id, dayTexts[id].source.title !== '', dayTexts[id].titles.length >= 2]).toEqual([id, true, true]);
  }
});

it('reminds of the days of the coming thirty days, and of none long before or after', () => {
  const near = (today: string) => nearDays(today).map(({ day, left }) => `${day.id} ${left}`);
  expect(near('2026-05-01')).toEqual([]);
  expect(near('2026-05-03')).toEqual(['law 29']);
  expect(near('2026-06-01')).toEqual(['law 0', 'humen 2', 'international 25']);
  expect(near('2026-06-27')).toEqual([]);
  expect(near('2026-12-31')).toEqual([]);
});

it('signs with the office of the district', () => {
  expect(['澄溪区', '澄溪区禁毒委员会办公室'].map(organizerOf)).toEqual(['澄溪区禁毒办', '澄溪区禁毒委员会办公室']);
});
