import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentChange } from '../../../src/domain/learning/change-content.ts';
import { UNCHECKED } from '../../../src/domain/learning/law.ts';
import { ContentAnswer, MAX_CONTENT_BYTES, PublicContent, ShownContent } from '../../../src/protocol/pages/content.ts';
import {
  codeOf,
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
} from '../platform/http/harness.ts';

let test: TestServer;
let people: People;
let cookie: string;
beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  cookie = await signInAs(test, people.members.officer);
});
afterAll(() => test.close());

const look = { checkedOn: '2026-12-01', checkBy: '2099-06-01' };
const card = {
  topic: 'help',
  title: '本区的求助电话',
  summary: '白天晚上都有人接',
  words: ['热线'],
  parts: { help: [{ text: '打过来，不问姓名。', source: 0 }] },
  calls: ['110', '12356'],
  sources: [{ title: '区禁毒办通告', by: '区禁毒办', date: '2026' }],
  ...look,
} as const;
const write = (own: typeof card, id: string, basedOn = 0): ContentChange => ({
  ...{ sort: 'card', id, basedOn },
  change: { act: 'write', own },
});
const post = (change: unknown) => test.send('/api/office/content', { cookie, json: change });
const decide = async (change: ContentChange) => v.parse(ContentAnswer, await (await post(change)).json());
const page = async (path: string) => {
  const answer = await test.send(path);
  return { status: answer.status, text: await answer.text() };
};

describe('the office’s hand on 学一学', () => {
  it('adds a card, which is on the list, in the sitemap and kept for offline readers', async () => {
    expect((await page('/learn/own-1')).status).toBe(404);
    expect((await decide(write(card, 'own-1'))).state?.content.card['own-1']).toMatchObject({ version: 1 });
    const shown = await page('/learn/own-1');
    expect(shown).toMatchObject({ status: 200, text: expect.stringContaining('打过来，不问姓名。') });
    expect(shown.text).toContain('区禁毒办通告，区禁毒办，2026');
    const list = (await page('/learn')).text;
    expect(list).toContain('href="/learn/own-1"');
    expect(list).toContain('data-words="热线"');
    expect((await page('/sitemap.xml')).text).toContain('/learn/own-1</loc>');
    expect(JSON.parse((await page('/pages.json')).text)).toContain('/learn/own-1');
  });

  it('hides a card: its address says so with 410, and no list names it', async () => {
    await decide({ sort: 'card', id: 'nitazenes', basedOn: 0, change: { act: 'hide' } });
    expect(await page('/learn/nitazenes')).toMatchObject({ status: 410, text: expect.stringContaining('已经撤下') });
    expect((await page('/learn/nitazenes?lang=en')).text).toContain('taken down');
    for (const path of ['/learn', '/sitemap.xml', '/pages.json'])
      expect((await page(path)).text).not.toContain('/learn/nitazenes');
    await decide({ sort: 'card', id: 'nitazenes', basedOn: 1, change: { act: 'show' } });
    expect((await page('/learn/nitazenes')).status).toBe(200);
  });

  it('confirms a value of the law, which is then a number on every card, until it is withdrawn', async () => {
    expect((await page('/learn/few-plants')).text).toContain(UNCHECKED);
    const own = { value: 83, source: { title: '《治安管理处罚法》', by: '全国人大常委会' }, name: '王核对', ...look };
    const answer = await decide({ sort: 'law', id: 'few-plants-article', basedOn: 0, change: { act: 'write', own } });
    expect(answer.state?.content.law['few-plants-article']?.own?.name).toBe('王核对');
    expect((await page('/learn/few-plants')).text).toContain('第八十三条');
    const copy = v.parse(PublicContent, JSON.parse((await page('/content.json')).text));
    expect(copy.law['few-plants-article']?.own?.value).toBe(83);
    expect(JSON.stringify(copy)).not.toMatch(/王核对|own-1"\s*:\s*\{"isHidden":false/);
    // Organizers make posters, and see what readers see.
    const organizer = await signInAs(test, people.members.organizer);
    const shown = await (await test.send('/api/office/content/shown', { cookie: organizer })).json();
    const posters = v.parse(ShownContent, shown);
    expect(posters.law['few-plants-article']?.own?.value).toBe(83);
    expect(posters.card['own-1']?.own?.title).toBe(card.title);
    expect(JSON.stringify(shown)).not.toContain('王核对');
    await decide({ sort: 'law', id: 'few-plants-article', basedOn: 1, change: { act: 'restore' } });
    expect((await page('/learn/few-plants')).text).not.toContain('第八十三条');
    const audit = await test.context.db
      .selectFrom('audit')
      .where('action', '=', 'content_changed')
      .where('subject', '=', 'law/few-plants-article')
      .select(['actor', 'detail'])
      .orderBy('seq')
      .execute();
    expect(audit.map(({ actor }) => actor)).toEqual([people.members.officer, people.members.officer]);
    expect(audit.map(({ detail }) => detail)).toEqual([
      { act: 'write', version: 1, value: 83, checkedOn: '2026-12-01' },
      { act: 'restore', version: 2 },
    ]);
  });

  it('names what is wrong with a text, and changes nothing', async () => {
    const wrong = { ...card, parts: { help: [{ text: '见{no-such-value}。', source: 0 }] } } as unknown as typeof card;
    expect(await decide(write(wrong, 'own-2'))).toEqual({
      faults: [{ fault: 'unknown_law_value', words: ['no-such-value'] }],
    });
    expect((await page('/learn/own-2')).status).toBe(404);
  });

  it('tells two editors apart, and refuses what is no content', async () => {
    expect(await codeOf(await post(write(card, 'own-1')))).toBe('conflict');
    expect(await codeOf(await post(write(card, 'own-100')))).toBe('not_found');
    expect(
      await codeOf(await post(write({ ...card, title: '长'.repeat(25) } as unknown as typeof card, 'own-3'))),
    ).toBe('bad_request');
    const long = { ...card, summary: 'x'.repeat(MAX_CONTENT_BYTES) } as unknown as typeof card;
    expect(await codeOf(await post(write(long, 'own-3')))).toBe('too_large');
  });

  it('counts what is to be looked at again, and says so to readers', async () => {
    const due = async () => (await (await test.send('/api/office/content/due', { cookie })).json()).due as number;
    const before = await due();
    const past = { ...card, checkedOn: '2020-01-01', checkBy: '2020-06-01' } as unknown as typeof card;
    await decide(write(past, 'own-2'));
    expect(await due()).toBe(before + 1);
    expect((await page('/learn/own-2')).text).toContain('请以最新规定为准');
    await decide({ sort: 'card', id: 'own-2', basedOn: 1, change: { act: 'look', ...look } });
    expect(await due()).toBe(before);
    expect((await page('/learn/own-2')).text).not.toContain('请以最新规定为准');
  });
});
