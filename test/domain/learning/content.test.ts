import { describe, expect, it } from 'vitest';
import { type ContentChange, changeContent, publicContent } from '../../../src/domain/learning/change-content.ts';
import { type Confirmation, type KeptContent, noContent, type OwnCard } from '../../../src/domain/learning/content.ts';
import { datedContent, dueContent } from '../../../src/domain/learning/due.ts';
import { UNCHECKED } from '../../../src/domain/learning/law.ts';
import { fillIn } from '../../../src/domain/learning/law-values.ts';
import { readLines, readSources, writeLines, writeSources } from '../../../src/domain/learning/own-text.ts';
import { allCards, shownCards } from '../../../src/domain/learning/shown-cards.ts';
import { lawTableOf } from '../../../src/domain/learning/shown-law.ts';
import { shownComparisons } from '../../../src/domain/learning/shown-plants.ts';
import { shownQuestions } from '../../../src/domain/learning/shown-questions.ts';
import { must } from '../../support/must.ts';

const who = { by: '01890000-0000-7000-8000-000000000001', at: 1_700_000_000_000 };
const look = { checkedOn: '2026-12-01', checkBy: '2027-06-01' };

const ownCard: OwnCard = {
  topic: 'law',
  title: '本区怎么举报',
  summary: '打电话、写信、当面说都行',
  words: ['举报'],
  parts: {
    law: [{ text: '举报人受法律保护（《禁毒法》{report-protected}）。', source: 0 }],
    help: [{ text: '随时可以打。' }],
  },
  calls: ['110'],
  sources: [{ title: '《中华人民共和国禁毒法》', by: '全国人大常委会', date: '2007-12-29' }],
  ...look,
};

const confirmation: Confirmation = {
  value: '五日以下拘留',
  article: 84,
  source: { title: '《治安管理处罚法》', by: '全国人大常委会' },
  name: '王核对',
  ...look,
};

const change = (content: KeptContent, asked: ContentChange) => changeContent(content, asked, who);
const write = (own: OwnCard, id = 'few-plants', basedOn = 0): ContentChange => ({
  ...{ sort: 'card', id, basedOn },
  change: { act: 'write', own },
});
const faultsOf = (asked: ContentChange) => {
  const done = change(noContent, asked);
  return !done.ok && done.error.code === 'faults' ? done.error.faults : [];
};

describe('cards in the office’s words', () => {
  it('replace the product’s, and go back to it with the office’s text kept', () => {
    const replaced = must(change(noContent, write(ownCard)));
    expect(shownCards(replaced).find(({ id }) => id === 'few-plants')?.title).toBe(ownCard.title);
    const back = must(change(replaced, { sort: 'card', id: 'few-plants', basedOn: 1, change: { act: 'restore' } }));
    expect(shownCards(back).find(({ id }) => id === 'few-plants')?.title).toBe('种得少，会怎样');
    expect(back.card['few-plants']).toMatchObject({ version: 2, former: ownCard });
  });

  it('are added behind the product’s, and hidden from readers', () => {
    const added = must(change(noContent, write(ownCard, 'own-1')));
    expect(shownCards(added).at(-1)).toMatchObject({ id: 'own-1', picture: { symbol: 'scales' } });
    const hidden = must(change(added, { sort: 'card', id: 'own-1', basedOn: 1, change: { act: 'hide' } }));
    expect(shownCards(hidden)).toHaveLength(30);
    expect(allCards(hidden)).toHaveLength(31);
    expect(publicContent(hidden).card).toEqual({ 'own-1': { isHidden: true } });
  });

  it('are refused without a source, with an unknown value of the law, and with numbers of the law as digits', () => {
    const advice = { ...ownCard, parts: { help: [{ text: '随时可以打。' }] } };
    expect(faultsOf(write(advice))).toEqual([{ fault: 'no_source', words: [] }]);
    const lines = [
      { text: '种500株会怎样：{no-such-value}。', source: 0 },
      { text: '见后。', source: 4 },
    ];
    expect(faultsOf(write({ ...ownCard, parts: { law: lines, help: [{ text: '打电话。' }] } }))).toEqual([
      { fault: 'unknown_law_value', words: ['no-such-value'] },
      { fault: 'bare_law_number', words: ['500株'] },
      { fault: 'no_such_source', words: ['5'] },
    ]);
    expect(
      faultsOf(write({ ...ownCard, title: ' ', calls: [], checkBy: '2026-12-01' })).map(({ fault }) => fault),
    ).toEqual(['no_title', 'no_help', 'bad_dates']);
  });

  it('are not lost to another editor, nor made for an address that can have none', () => {
    const replaced = must(change(noContent, write(ownCard)));
    expect(change(replaced, write(ownCard))).toEqual({ ok: false, error: { code: 'conflict' } });
    for (const id of ['own-0', 'own-100', 'plants', '../x'])
      expect(change(noContent, write(ownCard, id))).toEqual({ ok: false, error: { code: 'not_found' } });
    const own = must(change(noContent, write(ownCard, 'own-1')));
    expect(change(own, { sort: 'card', id: 'own-1', basedOn: 1, change: { act: 'restore' } }).ok).toBe(false);
  });
});

describe('values of the law', () => {
  const asked = (own: Confirmation, id = 'use-penalty'): ContentChange => ({
    ...{ sort: 'law', id, basedOn: 0 },
    change: { act: 'write', own },
  });

  it('are written out once confirmed, for readers without the name, and unchecked again once withdrawn', () => {
    const confirmed = must(change(noContent, asked(confirmation)));
    expect(fillIn('{use-penalty}', lawTableOf(confirmed))).toBe('五日以下拘留');
    expect(JSON.stringify(publicContent(confirmed))).not.toContain('王核对');
    expect(fillIn('{use-penalty}', lawTableOf(publicContent(confirmed)))).toBe('五日以下拘留');
    const withdrawn = must(
      change(confirmed, { sort: 'law', id: 'use-penalty', basedOn: 1, change: { act: 'restore' } }),
    );
    expect(fillIn('{use-penalty}', lawTableOf(withdrawn))).toBe(UNCHECKED);
  });

  it('fit their unit, and say who compared them with what', () => {
    const faults = (own: Confirmation, id?: string) => faultsOf(asked(own, id)).map(({ fault }) => fault);
    expect(faults({ ...confirmation, value: 84 }, 'use-article')).toEqual([]);
    expect(faults({ ...confirmation, value: 8.5 }, 'use-article')).toEqual(['bad_value']);
    expect(faults({ ...confirmation, value: '八十四' }, 'use-article')).toEqual(['bad_value']);
    expect(faults({ ...confirmation, value: '2025-13-40' }, 'nitazenes-listed')).toEqual(['bad_value']);
    expect(faults({ ...confirmation, value: -3 }, 'poppies-large')).toEqual(['bad_value']);
    expect(faults({ ...confirmation, name: ' ', source: { title: '', by: '' } })).toEqual(['no_source', 'no_name']);
    expect(change(noContent, asked(confirmation, 'no-such-value'))).toEqual({
      ok: false,
      error: { code: 'not_found' },
    });
  });
});

describe('questions and plants', () => {
  it('are hidden, and rewritten with the number and the card that they had', () => {
    const hidden = must(change(noContent, { sort: 'question', id: '1', basedOn: 0, change: { act: 'hide' } }));
    expect(shownQuestions(hidden, '2026-12-01').some(({ number }) => number === 1)).toBe(false);
    const own = { text: '哪条法？', options: ['甲{planting-article}', '乙'], answer: 0, because: '因为。' };
    const written = must(change(noContent, { sort: 'question', id: '1', basedOn: 0, change: { act: 'write', own } }));
    expect(shownQuestions(written, '2026-12-01')[0]).toMatchObject({
      ...{ number: 1, options: ['甲第三百五十一条', '乙'], place: '/learn/etomidate', isDue: false },
    });
    expect(shownQuestions(written, '2099-01-01')[0]?.isDue).toBe(true);
    const cut = { ...own, options: ['甲'] };
    expect(
      faultsOf({ sort: 'question', id: '1', basedOn: 0, change: { act: 'write', own: cut } }).map(({ fault }) => fault),
    ).toEqual(['options']);
  });

  it('lead to 学一学 where their card is hidden', () => {
    const hidden = must(change(noContent, { sort: 'card', id: 'etomidate', basedOn: 0, change: { act: 'hide' } }));
    expect(shownQuestions(hidden, '2026-12-01')[0]?.place).toBe('/learn');
  });

  it('keep their drawings under the office’s words; all may be hidden', () => {
    const own = { marks: [{ id: 'hair', watched: '光滑', other: '有毛' } as const] };
    const written = must(
      change(noContent, { sort: 'plant', id: 'poppy/fruit', basedOn: 0, change: { act: 'write', own } }),
    );
    const view = shownComparisons(written)[0]?.views.find(({ id }) => id === 'fruit');
    expect(view?.marks.map(({ watched }) => watched)).toEqual(['光滑', '抱着茎，边上缺刻浅', '4到7厘米，有平盖']);
    const ids = datedContent(noContent).flatMap(({ sort, id }) => (sort === 'plant' ? [id] : []));
    const none = ids.reduce(
      (content, id) => must(change(content, { sort: 'plant', id, basedOn: 0, change: { act: 'hide' } })),
      noContent,
    );
    expect(shownComparisons(none)).toEqual([]);
  });
});

describe('what is due', () => {
  it('is asked about until somebody has looked at it or hidden it', () => {
    expect(dueContent(noContent, '2026-12-01')).toEqual([]);
    const all = dueContent(noContent, '2027-05-15');
    expect(all).toHaveLength(datedContent(noContent).length);
    const later = { act: 'look', checkedOn: '2027-05-15', checkBy: '2028-05-15' } as const;
    const looked = must(change(noContent, { sort: 'card', id: 'poppy', basedOn: 0, change: later }));
    const hidden = must(change(looked, { sort: 'question', id: '1', basedOn: 0, change: { act: 'hide' } }));
    expect(dueContent(hidden, '2027-05-15')).toHaveLength(all.length - 2);
    const never = { ...later, checkBy: '2027-05-15' };
    expect(faultsOf({ sort: 'card', id: 'poppy', basedOn: 0, change: never })).toEqual([
      { fault: 'bad_dates', words: [] },
    ]);
  });
});

describe('texts of the desk', () => {
  it('are read as they are written', () => {
    const lines = [{ text: '一句。', source: 0 }, { text: '提醒。' }];
    expect(writeLines(lines)).toBe('一句。 [1]\n提醒。');
    expect(readLines('\n一句。【1】\n 提醒。 \n')).toEqual(lines);
    const sources = [
      { title: '《甲》', by: '乙', date: '2026' },
      { title: '丙', by: '' },
    ];
    expect(readSources(writeSources(sources))).toEqual(sources);
  });
});
