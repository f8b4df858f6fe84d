import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayAt } from '../../../src/domain/kernel/day.ts';
import { newId } from '../../../src/domain/kernel/id.ts';
import { publicPaths } from '../../../src/protocol/pages/public-paths.ts';
import { PUBLIC_SITE_PATH } from '../../../src/protocol/pages/public-site.ts';
import { SHARED_FIELD, SHARED_LEFT, SHARED_PAGE } from '../../../src/protocol/pages/share.ts';
import { emptySite } from '../../../src/protocol/pages/site.ts';
import { appendTrusted } from '../../../src/server/records/append.ts';
import { writeSetting } from '../../../src/server/records/district.ts';
import { must } from '../../support/must.ts';
import { type People, seedPeople, startTestServer, type TestServer } from '../platform/http/harness.ts';

let test: TestServer;
let people: People;
let folder: string;

/** A title by which somebody might try to break out of a page. */
const HOSTILE = '</script><img src=x onerror=alert(1)>"\u202e活动';
const MINUTE_MS = 60_000;
const days = () => ({ today: dayAt(test.context.now()), later: addDays(dayAt(test.context.now()), 30) });

async function plan(fields: Record<string, string | boolean>): Promise<string> {
  const id = newId(test.context.now(), test.context.random);
  const usual = { date: days().later, starts: '09:00', ends: '11:00', status: 'planned', risks: '无' };
  must(
    await appendTrusted(test.context, people.members.organizer, [
      { id, kind: 'event', fields: { ...usual, ...fields } },
    ]),
  );
  return id;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyuan-pages-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>app</title>');
  await writeFile(join(folder, 'public.html'), await readFile('public.html'));
  test = await startTestServer({ clientFolder: folder });
  people = await seedPeople(test.context);
  const place = newId(test.context.now(), test.context.random);
  must(
    await appendTrusted(test.context, people.members.administrator, [
      { id: place, kind: 'place', fields: { name: '石门镇', form: 'town' } },
    ]),
  );
  await plan({ title: '集市宣传', public: true, place, host: '石门镇', audience: '村民', contact: '13900000000' });
  await plan({ title: HOSTILE, public: true, date: days().today });
  await plan({ title: '不来了', public: true, status: 'cancelled' });
  await plan({ title: '内部会议' });
  await plan({ title: '很久以后', public: true, date: addDays(days().today, 200) });
  await plan({ title: '过去了', public: true, date: addDays(days().today, -1) });
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

const page = async (path: string, headers = {}) => {
  const answer = await test.send(path, { headers });
  return { answer, text: await answer.text() };
};

describe.each(publicPaths)('the public page %s', (path) => {
  it('is whole without JavaScript, in both languages and sizes, within 15 KB', async () => {
    for (const query of ['', '?lang=en', '?size=elder', '?lang=en&size=elder']) {
      const { answer, text } = await page(path + query);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(text).toContain(query.includes('en') ? '<html lang="en"' : '<html lang="zh-CN"');
      expect(text.includes('<html lang="zh-CN" data-size="elder">')).toBe(query === '?size=elder');
      expect(text.match(/<h1/g)).toHaveLength(1);
      expect(text).not.toMatch(/<!-- (head|page) -->/);
      for (const number of ['110', '12356']) expect(text).toContain(`href="tel:${number}"`);
      expect(brotliCompressSync(text).length).toBeLessThan(15_000);
      const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
      // Cards are in Chinese, and so are the events of this test.
      const ours = main
        .replace(/<(li|nav|section|article) [^>]*lang="zh-CN"[\s\S]*?<\/\1>/g, '')
        .replaceAll(/集市宣传|石门镇|村民|不来了|活动/g, '');
      if (query.includes('en')) expect(ours).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('names itself to browsers, search engines and shared links', async () => {
    const { text } = await page(path);
    expect(text).toMatch(/<title>[^<]+<\/title>/);
    expect(text).toMatch(/<meta name="description" content="[^"]{4,}"/);
    expect(text).toContain(`<meta property="og:image" content="${test.server.publicUrl}/share.png"`);
    expect(text).toContain(`<link rel="canonical" href="${test.server.publicUrl}${path === '/l' ? '/' : path}"`);
  });

  it('sets no cookie and asks nobody else for anything', async () => {
    const { answer, text } = await page(path, { cookie: 'a=b' });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get('vary')).toBe('accept-encoding');
    const asked = [...text.matchAll(/<(?:script|link|img)[^>]*?\s(?:src|href)="([^"]*)"/g)].map(([, to]) => to ?? '');
    expect(asked.filter((to) => !to.startsWith('/') && !to.startsWith(test.server.publicUrl))).toEqual([]);
    // The only inline script is a block of data, which is not run.
    expect(text.match(/<script(?! type="module" src=| src=| type="application\/ld\+json")/)).toBeNull();
    expect(text).not.toMatch(/ on\w+=["']/);
  });

  it('lets no page use the location or the microphone', async () => {
    const { answer } = await page(path);
    const policy = answer.headers.get('permissions-policy') ?? '';
    for (const feature of ['geolocation', 'microphone']) expect(policy).toContain(`${feature}=()`);
    expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self';.*require-trusted-types-for/);
  });

  it('is not sent again if it has not changed', async () => {
    const { answer } = await page(path);
    const tag = answer.headers.get('etag') ?? '';
    expect((await page(path, { 'if-none-match': tag })).answer.status).toBe(304);
    expect((await page(path, { 'accept-encoding': 'br' })).answer.headers.get('content-encoding')).toBe('br');
  });
});

describe('首页', () => {
  it('puts the tip and the numbers first, and the volunteers’ entry last', async () => {
    const { text } = await page('/');
    const order = ['/tip"', 'tel:110', '/tip/receipt', '/calendar"', 'tel:12356', '"/today"', '<footer>'];
    const found = order.map((part) => text.indexOf(part));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found[0]).toBeGreaterThan(0);
  });

  it('shows what the office filled in, and the numbers that it added, with nothing of the neighbour', async () => {
    const site = {
      ...emptySite,
      title: '北山区禁毒宣传',
      organizer: '北山区禁毒委员会办公室',
      appFiling: '示例 2026-0001',
    };
    await writeSetting(test.context, 'site', { ...site, phone: '0000-1234567' });
    const hotlines = [{ label: '禁毒办', number: '0000-7654321' }];
    await writeSetting(test.context, 'tips', { hotlines, dueDays: 15, keepDays: 180 });
    test.pass(MINUTE_MS);
    const { text } = await page('/');
    expect(text).toContain('<h1 tabindex="-1">北山区禁毒宣传</h1>');
    // The app's own pages for the public say the same.
    expect(await (await test.send(PUBLIC_SITE_PATH)).json()).toEqual({
      title: '北山区禁毒宣传',
      organizer: '北山区禁毒委员会办公室',
      filing: '示例 2026-0001',
    });
    expect(text).toContain('主办：北山区禁毒委员会办公室');
    expect(text).toContain('备案号：示例 2026-0001');
    expect(text).toContain('tel:0000-7654321');
    expect((await page('/about')).text).toContain('tel:00001234567');
    const neighbour = await (await test.neighbour.send('/')).text();
    expect(neighbour).not.toContain('北山区');
    expect(neighbour).not.toContain('集市宣传');
  });
});

describe('活动日历', () => {
  it('has the public events of the coming months, cancelled ones marked, and nobody’s number', async () => {
    const { text } = await page('/calendar');
    expect(text).toContain('集市宣传');
    expect(text).toContain('石门镇');
    expect(text).toMatch(/<s>不来了<\/s> <span class="off">已取消<\/span>/);
    for (const hidden of ['内部会议', '很久以后', '过去了', '13900000000']) expect(text).not.toContain(hidden);
  });

  it('shows a hostile title as text, and in its data', async () => {
    const { text } = await page('/calendar');
    expect(text).not.toContain('<img src=x');
    expect(text).not.toContain('\u202e');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
    const events = JSON.parse(data) as { name: string; '@type': string; eventStatus: string }[];
    expect(events).toHaveLength(3);
    expect(events.map(({ eventStatus }) => eventStatus)).toContain('https://schema.org/EventCancelled');
    expect(new Set(events.map((event) => event['@type']))).toEqual(new Set(['Event']));
  });

  it('is a calendar file too, without invisible risks and contacts', async () => {
    const { answer, text } = await page('/calendar.ics');
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const calendar = new ICAL.Component(ICAL.parse(text));
    const titles = calendar.getAllSubcomponents('vevent').map((each) => each.getFirstPropertyValue('summary'));
    expect(titles).toContain('集市宣传');
    expect(titles).toHaveLength(3);
    expect(text).not.toContain('13900000000');
  });
});

describe('an address that is none', () => {
  it.each(['/nowhere', '/calendar/nothing', '/office/nothing', '/learn-more'])(
    'is 404 with a page: %s',
    async (path) => {
      const { answer, text } = await page(path);
      expect(answer.status).toBe(404);
      expect(text).toContain('没有这一页');
      expect(text).toContain('href="/tip"');
      expect(text).toContain('noindex');
      expect((await page(`${path}?lang=en`)).text).toContain('There is no such page');
    },
  );

  it('is 404 without a page if it is a file', async () => {
    const { answer, text } = await page('/nothing.png');
    expect([answer.status, text]).toEqual([404, 'Not found.\n']);
  });
});

it('search engines find the pages, and are kept from the rest', async () => {
  const { answer, text } = await page('/sitemap.xml');
  expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
  expect(text.match(/<loc>/g)).toHaveLength(publicPaths.length - 1);
  const robots = (await page('/robots.txt')).text;
  expect(robots).toContain(`Sitemap: ${test.server.publicUrl}/sitemap.xml`);
  expect(robots).toContain('Disallow: /office');
  // A rule holds for all paths that begin with it, unless it ends in $ (RFC 9309).
  const refused = Array.from(robots.matchAll(/^Disallow: (.+)$/gm), ([, rule = '']) => rule);
  const isRefused = (path: string) =>
    refused.some((rule) => (rule.endsWith('$') ? path === rule.slice(0, -1) : path.startsWith(rule)));
  expect(publicPaths.filter(isRefused)).toEqual(['/l']);
});

it('photos of a share sheet that reach the server are not read, and the page says so', async () => {
  const body = new FormData();
  body.append(SHARED_FIELD, new File(['x'], 'a.jpg', { type: 'image/jpeg' }));
  const answer = await test.send(SHARED_PAGE, { method: 'POST', body });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${SHARED_PAGE}?${SHARED_LEFT}=failed`]);
});

it('every page in pages.json is one', async () => {
  const paths = (await (await test.send('/pages.json')).json()) as string[];
  for (const path of paths) expect((await test.send(path)).status, path).toBe(200);
});
