import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cards } from '../../../src/domain/learning/cards/index.ts';
import { UNCHECKED } from '../../../src/domain/learning/law.ts';
import { lawValues } from '../../../src/domain/learning/law-values.ts';
import { reviewOf } from '../../../src/domain/learning/review.ts';
import { emptySite } from '../../../src/protocol/pages/site.ts';
import { cardPage } from '../../../src/server/pages/learn.ts';
import { plainView } from '../../../src/server/pages/view.ts';
import { startTestServer, type TestServer } from '../platform/http/harness.ts';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.close());

const site = { ...emptySite, name: '某区', hotlines: [], origin: 'https://a.example' };

describe('学一学', () => {
  it('lists every card with its summary, and has a page for each', async () => {
    const list = await (await test.send('/learn')).text();
    for (const { id, title, summary } of cards) {
      expect(list).toContain(`href="/learn/${id}"`);
      const page = await test.send(`/learn/${id}`);
      expect([id, page.status]).toEqual([id, 200]);
      const text = await page.text();
      expect(text).toContain(title.replaceAll('"', '&quot;'));
      expect(text).toContain(`content="${summary}"`);
      expect(text).toContain('来源');
      expect(text).not.toMatch(/\{[\w-]+\}/);
    }
    expect((await test.send('/learn/nothing')).status).toBe(404);
  });

  it('says that newer rules count where a card is due or has an unchecked number', () => {
    for (const card of cards) {
      const fresh = cardPage({ ...site, today: card.checkedOn }, plainView, card, lawValues).body.text;
      const { unchecked, outdated } = reviewOf(card, card.checkedOn, lawValues);
      expect([card.id, fresh.includes('请以最新规定为准')]).toEqual([card.id, unchecked || outdated]);
      expect(fresh.includes(UNCHECKED)).toBe(unchecked);
      expect(cardPage({ ...site, today: card.checkBy }, plainView, card, lawValues).body.text).toContain(
        '请以最新规定为准',
      );
    }
  });

  it('is first on 首页 with some cards', async () => {
    const home = await (await test.send('/')).text();
    expect(home).toContain(`全部 ${cards.length} 篇`);
    expect(home.match(/href="\/learn\//g)).toHaveLength(4);
  });
});
