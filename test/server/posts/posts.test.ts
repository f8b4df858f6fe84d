import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/domain/kernel/id.ts';
import { picturePath, postPath } from '../../../src/protocol/pages/public-paths.ts';
import type { NoticeAnswer } from '../../../src/protocol/posts/notices.ts';
import type { OfficePost, PostList, PostPictureList, RecordPictureList } from '../../../src/protocol/posts/posts.ts';
import { planUpkeep } from '../../../src/server/photos/upkeep.ts';
import { appendTrusted } from '../../../src/server/records/append.ts';
import { makeJpeg } from '../../support/jpeg.ts';
import { must } from '../../support/must.ts';
import { photoClient, sha256 } from '../photos/client.ts';
import {
  codeOf,
  cookiesByRole,
  type People,
  seedPeople,
  signInAs,
  startTestServer,
  type TestServer,
} from '../platform/http/harness.ts';

const PATH = '/api/office/posts';
const HOUR_MS = 3_600_000;

let test: TestServer;
let people: People;
let cookie: string;
let other: string;

beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  cookie = await signInAs(test, people.members.officer);
  other = await signInAs(test, people.members.administrator);
});
afterAll(() => test.close());

const fresh = () => newId(test.context.now(), test.context.random);
const written = (given: object = {}) => ({
  ...{ title: '赶集这天，禁毒知识摆上摊', when: '12月6日 9:00–11:30', where: '清水镇 集市东口' },
  ...{ text: '看一看**罂粟**和虞美人怎么分。', group: null, led: null, script: null, ...given },
});
const save = (id: string, basedOn: number, given: object = {}, as = cookie) =>
  test.send(PATH, { cookie: as, json: { id, basedOn, ...written(given) } });
const act = (id: string, name: string, json?: object) =>
  test.send(`${PATH}/${id}/${name}`, { cookie, method: 'POST', ...(json && { json }) });
const postOf = async (answer: Response) => (await answer.json()) as OfficePost;
const page = async (path: string, headers = {}) => {
  const answer = await test.send(path, { headers });
  return { status: answer.status, text: await answer.text(), answer };
};

/** Saves a post and publishes it. */
async function published(given: object = {}): Promise<OfficePost> {
  const id = fresh();
  const { version } = await postOf(await save(id, 0, given));
  return postOf(await act(id, 'publish', { version, at: null }));
}

/** Uploads a photo and takes it for posts. */
async function picture(seed: number): Promise<string> {
  const bytes = makeJpeg({ size: 3_000, seed, width: 800, height: 600 });
  await photoClient(test, cookie).upload(bytes);
  const photo = sha256(bytes);
  expect((await test.send('/api/office/post-pictures', { cookie, json: { photo, consent: 'spoken' } })).status).toBe(
    204,
  );
  return photo;
}
const imageOf = (photo: string) => `![集市上](photo:${photo.slice(0, 16)})`;

describe('a post', () => {
  it('is unknown to the public until it is published, and then whole without JavaScript', async () => {
    const id = fresh();
    const draft = await postOf(await save(id, 0));
    expect(draft).toMatchObject({
      version: 1,
      shownVersion: null,
      publishAt: null,
      savedByName: '测试officer',
      problems: [],
    });
    const path = postPath(draft.number);
    expect(draft.address).toBe(test.server.publicUrl + path);
    expect((await page(path)).status).toBe(404);
    expect((await act(id, 'publish', { version: 1, at: null })).status).toBe(200);
    const { status, text, answer } = await page(path);
    expect(status).toBe(200);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(text).toContain('<h1 tabindex="-1">赶集这天，禁毒知识摆上摊</h1>');
    expect(text).toContain('<p>看一看<strong>罂粟</strong>和虞美人怎么分。</p>');
    expect(text).toContain('时间：12月6日 9:00–11:30');
    expect(text).toContain(
      '<meta name="description" content="12月6日 9:00–11:30，清水镇 集市东口。看一看罂粟和虞美人怎么分。" />',
    );
    expect(text).toContain(`<link rel="canonical" href="${test.server.publicUrl}${path}" />`);
    expect((await page(`${path}?lang=en&size=elder`)).text).toContain('<html lang="en" data-size="elder">');
    const tag = answer.headers.get('etag') ?? '';
    expect((await page(path, { 'if-none-match': tag })).status).toBe(304);
    for (const list of ['/', '/posts', '/sitemap.xml', '/pages.json']) expect((await page(list)).text).toContain(path);
  });

  it('keeps each version; the public sees a newer one when it is published', async () => {
    const { id, number, version, publishAt } = await published({ title: '第一稿' });
    expect((await postOf(await save(id, version, { title: '第二稿' }))).version).toBe(2);
    expect((await page(postPath(number))).text).toContain('第一稿');
    const old = await postOf(await test.send(`${PATH}/${id}?version=1`, { cookie }));
    expect([old.title, old.textVersion, old.versions.map((each) => each.version)]).toEqual(['第一稿', 1, [2, 1]]);
    const newer = await postOf(await act(id, 'publish', { version: 2, at: null }));
    expect([newer.shownVersion, newer.publishAt]).toEqual([2, publishAt]);
    expect((await page(postPath(number))).text).toContain('第二稿');
    // A public post does not vanish until a later time.
    expect((await act(id, 'publish', { version: 2, at: test.context.now() + HOUR_MS })).status).toBe(409);
  });

  it('is never overwritten by a second editor', async () => {
    const id = fresh();
    await save(id, 0);
    expect((await save(id, 1, { title: '甲改' })).status).toBe(200);
    const late = await save(id, 1, { title: '乙改' }, other);
    expect([late.status, await codeOf(late)]).toEqual([409, 'conflict']);
    expect((await act(id, 'publish', { version: 1, at: null })).status).toBe(409);
    const both = await Promise.all([save(id, 2, { title: '丙' }), save(id, 2, { title: '丁' }, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('appears at its time, and can be taken back before', async () => {
    const id = fresh();
    const { number } = await postOf(await save(id, 0, { title: '定时的' }));
    const at = test.context.now() + HOUR_MS;
    expect(await postOf(await act(id, 'publish', { version: 1, at }))).toMatchObject({
      publishAt: at,
      shownVersion: 1,
    });
    expect((await page(postPath(number))).status).toBe(404);
    expect((await postOf(await act(id, 'unschedule'))).publishAt).toBeNull();
    expect((await act(id, 'unschedule')).status).toBe(409);
    await act(id, 'publish', { version: 1, at });
    test.pass(HOUR_MS + 60_000);
    expect((await page(postPath(number))).status).toBe(200);
    expect((await page('/posts')).text).toContain('定时的');
  });

  it('says that it was withdrawn, without a word of its text, and leaves every list', async () => {
    const { id, number } = await published({ title: '要撤回的' });
    expect((await postOf(await act(id, 'withdraw'))).withdrawnAt).toBeGreaterThan(0);
    expect((await act(id, 'withdraw')).status).toBe(409);
    const path = postPath(number);
    for (const [query, words] of [
      ['', '这篇动态已经撤回'],
      ['?lang=en', 'This post has been withdrawn'],
    ] as const) {
      const { status, text } = await page(path + query);
      expect([status, text.includes(words), text.includes('要撤回的')]).toEqual([410, true, false]);
      expect(text).toContain('<meta name="robots" content="noindex" />');
    }
    const listed = (text: string) =>
      text.includes(`${path}"`) || text.includes(`${path}<`) || text.includes('要撤回的');
    for (const list of ['/', '/posts', '/sitemap.xml', '/pages.json', '/posts.atom'])
      expect([list, listed((await page(list)).text)]).toEqual([list, false]);
    // It may be published again at the same address.
    expect((await act(id, 'publish', { version: 1, at: null })).status).toBe(200);
    expect((await page(path)).status).toBe(200);
  });

  it('is saved but not published while it has problems', async () => {
    const id = fresh();
    const text = '[看](javascript:alert(1))\n\n<script>alert(1)</script>\n\n看\u202e一看';
    const saved = await postOf(await save(id, 0, { text }));
    expect(saved.text).toBe(text);
    expect(saved.problems.map(({ code, line }) => `${code} ${line}`)).toEqual(['link_scheme 1', 'html 3', 'bidi 5']);
    const refused = await act(id, 'publish', { version: 1, at: null });
    expect([refused.status, await refused.json()]).toEqual([
      422,
      { error: { code: 'post_refused', detail: 'link_scheme' } },
    ]);
    expect(await codeOf(await save(fresh(), 0, { text: '字'.repeat(8_001) }))).toBe('bad_request');
    expect(await codeOf(await save(fresh(), 0, { text: '字'.repeat(60_000) }))).toBe('too_large');
  });

  it('cannot inject markup into a page, list or feed by its title', async () => {
    const { number } = await published({ title: '</title><img src=x onerror=alert(1)>&' });
    for (const path of ['/', '/posts', postPath(number), '/posts.atom', `${postPath(number)}?lang=en`])
      expect([path, (await page(path)).text.includes('<img src=x')]).toEqual([path, false]);
  });

  it('is written by the office alone', async () => {
    for (const role of ['volunteer', 'leader', 'organizer'] as const) {
      const theirs = await signInAs(test, people.members[role]);
      expect((await save(fresh(), 0, {}, theirs)).status).toBe(403);
      expect((await test.send(PATH, { cookie: theirs })).status).toBe(403);
    }
    const rows = ((await (await test.send(PATH, { cookie })).json()) as PostList).rows;
    expect(rows.length).toBeGreaterThan(3);
    const audited = await test.context.db
      .selectFrom('audit')
      .where('district', '=', test.context.district)
      .select('action')
      .execute();
    const actions = new Set(audited.map(({ action }) => action));
    expect([...actions]).toEqual(expect.arrayContaining(['post_saved', 'post_act']));
  });
});

describe('a post for volunteers', () => {
  const notices = async (as: string, known = '') =>
    (await (await test.send(`/api/notices?known=${known}`, { cookie: as })).json()) as NoticeAnswer;
  const publicPaths = ['/', '/posts', '/sitemap.xml', '/pages.json', '/posts.atom', '/content.json'];

  it('is in 公告 of everybody who is signed in, and on no page, list, feed, picture or count of the public', async () => {
    const photo = await picture(11);
    const { id, number, address } = await published({
      ...{ title: '内部集合时间', audience: 'members', text: `八点在村口集合。\n\n${imageOf(photo)}` },
    });
    expect(address).toBe(`${test.server.publicUrl}/notices/${id}`);
    for (const path of publicPaths) {
      const { text } = await page(path);
      for (const secret of ['内部集合', '村口集合', photo, `${postPath(number)}"`, `${postPath(number)}<`])
        expect([path, secret, text.includes(secret)]).toEqual([path, secret, false]);
    }
    expect((await page(postPath(number))).status).toBe(404);
    expect((await test.send(picturePath(photo))).status).toBe(410);
    await test.send('/api/pages/opened', { json: { page: postPath(number) } });
    const opened = await (await test.send('/api/office/openings', { cookie })).text();
    expect(opened).not.toContain(`${postPath(number)}"`);

    for (const role of ['volunteer', 'leader', 'organizer', 'officer'] as const) {
      const theirs = await signInAs(test, people.members[role]);
      const { rows } = await notices(theirs);
      expect(rows?.find((row) => row.id === id)).toMatchObject({
        title: '内部集合时间',
        blocks: [{ type: 'paragraph' }, { type: 'picture', photo }],
      });
      const bytes = await test.send(`/api/notices/pictures/${photo}`, { cookie: theirs });
      expect(sha256(new Uint8Array(await bytes.arrayBuffer()))).toBe(photo);
    }
    expect((await test.send('/api/notices')).status).toBe(401);
    expect((await test.send(`/api/notices/pictures/${photo}`)).status).toBe(401);
    const cookies = await cookiesByRole(test.neighbour, people);
    const neighbour = cookies.volunteer ?? '';
    const there = await test.neighbour.send('/api/notices?known=', { cookie: neighbour });
    expect(await there.json()).toMatchObject({ rows: [] });
    expect((await test.neighbour.send(`/api/notices/pictures/${photo}`, { cookie: neighbour })).status).toBe(404);
  });

  it('comes again only when something changed, and goes with its withdrawal or the consent to a picture', async () => {
    const photo = await picture(12);
    const { id } = await published({ audience: 'members', text: `好\n\n${imageOf(photo)}` });
    const { tag } = await notices(cookie);
    expect(await notices(cookie, tag)).toEqual({ tag });
    await test.send(`/api/office/post-pictures/${photo}/take-back`, { cookie, method: 'POST' });
    const without = await notices(cookie, tag);
    expect(without.rows?.find((row) => row.id === id)?.blocks).toEqual([{ type: 'paragraph', runs: [{ text: '好' }] }]);
    expect((await test.send(`/api/notices/pictures/${photo}`, { cookie })).status).toBe(404);
    await act(id, 'withdraw');
    expect((await notices(cookie, without.tag)).rows?.some((row) => row.id === id)).toBe(false);
  });

  it('stays for volunteers when a desk of a former release saves it, and never shows its drafts', async () => {
    const id = fresh();
    await save(id, 0, { audience: 'members', title: '只给志愿者的草稿' });
    const { version, audience } = await postOf(await save(id, 1, { title: '旧桌面改的' }));
    expect([version, audience]).toEqual([2, 'members']);
    expect((await notices(cookie)).rows?.some((row) => row.id === id)).toBe(false);
    const { number } = await postOf(await act(id, 'publish', { version, at: null }));
    expect((await page(postPath(number))).status).toBe(404);
    expect((await page('/posts')).text).not.toContain('旧桌面改的');
  });

  it('leaves the public pages when a public post becomes one', async () => {
    const { id, number, version } = await published({ title: '原来公开的' });
    await save(id, version, { title: '改成内部的', audience: 'members' });
    expect((await page(postPath(number))).text).toContain('原来公开的');
    await act(id, 'publish', { version: version + 1, at: null });
    expect((await page(postPath(number))).status).toBe(404);
    for (const path of publicPaths) expect((await page(path)).text).not.toMatch(/原来公开的|改成内部的/);
  });
});

describe('the feed', () => {
  it('is Atom: ids that stay, times, authors, links', async () => {
    const { id, number } = await published({ title: '在订阅里的 & <好>' });
    const { text, answer } = await page('/posts.atom');
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/);
    const head = text.slice(0, text.indexOf('<entry>'));
    for (const part of ['id', 'title', 'updated', 'author'])
      expect(head.match(new RegExp(`<${part}>`, 'g'))).toHaveLength(1);
    const entry = text.split('<entry>').find((each) => each.includes(id)) ?? '';
    expect(entry).toContain(`<id>urn:uuid:${id}</id>`);
    expect(entry).toContain('<title>在订阅里的 &amp; &lt;好&gt;</title>');
    expect(entry).toContain(`href="${test.server.publicUrl}${postPath(number)}"`);
    expect(entry.match(/<(published|updated)>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z</g)).toHaveLength(2);
  });
});

describe('a picture of posts', () => {
  it('is shown by public posts, and by none once its consent is taken back', async () => {
    const photo = await picture(1);
    const first = await published({ title: '有照片', text: `好\n\n${imageOf(photo)}` });
    const second = await published({ title: '也有照片', text: imageOf(photo) });
    const shown = await page(postPath(first.number));
    expect(shown.text).toContain(`<img src="${picturePath(photo)}" width="800" height="600" alt="集市上"`);
    expect(shown.text).toContain(
      `<meta property="og:image" content="${test.server.publicUrl}${picturePath(photo)}" />`,
    );
    const bytes = await test.send(picturePath(photo));
    expect([bytes.status, bytes.headers.get('content-type'), bytes.headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'no-cache',
    ]);
    expect(sha256(new Uint8Array(await bytes.arrayBuffer()))).toBe(photo);

    const list = async () =>
      ((await (await test.send('/api/office/post-pictures', { cookie })).json()) as PostPictureList).rows;
    expect((await list()).find((each) => each.photo === photo)).toMatchObject({
      ...{ consent: 'spoken', addedByName: '测试officer', takenBackAt: null },
      uses: [
        { id: second.id, title: '也有照片', isPublic: true },
        { id: first.id, title: '有照片', isPublic: true },
      ],
    });
    // The upkeep keeps it, though no record names it.
    const before = (await planUpkeep(test.context)).unnamed;

    expect((await test.send(`/api/office/post-pictures/${photo}/take-back`, { cookie, method: 'POST' })).status).toBe(
      204,
    );
    for (const { number } of [first, second]) expect((await page(postPath(number))).text).not.toContain(photo);
    expect((await page(postPath(first.number))).text).toContain('/share.png');
    expect((await test.send(picturePath(photo))).status).toBe(410);
    expect((await test.send(`/api/office/post-pictures/${photo}`, { cookie })).status).toBe(404);
    expect((await list()).find((each) => each.photo === photo)?.takenBackAt).toBeGreaterThan(0);
    expect((await planUpkeep(test.context)).unnamed).toBe(before + 1);
    // It does not come back: neither by itself nor in a text.
    const again = await test.send('/api/office/post-pictures', { cookie, json: { photo, consent: 'written' } });
    expect(again.status).toBe(409);
    const reopened = await postOf(await test.send(`${PATH}/${first.id}`, { cookie }));
    expect(reopened.problems).toEqual([{ code: 'picture_unknown', line: 3 }]);
  });

  it('is not shown by drafts and withdrawn posts, and only its uploader brings it', async () => {
    const photo = await picture(2);
    const draft = await postOf(await save(fresh(), 0, { text: imageOf(photo) }));
    expect(draft.blocks).toEqual([{ type: 'picture', photo, alt: '集市上' }]);
    expect((await test.send(picturePath(photo))).status).toBe(410);
    const { id } = await published({ text: imageOf(photo) });
    expect((await test.send(picturePath(photo))).status).toBe(200);
    await act(id, 'withdraw');
    expect((await test.send(picturePath(photo))).status).toBe(410);
    const bytes = makeJpeg({ size: 3_000, seed: 3 });
    await photoClient(test, other).upload(bytes);
    const json = { photo: sha256(bytes), consent: 'nobody' };
    expect((await test.send('/api/office/post-pictures', { cookie, json })).status).toBe(404);
  });
});

describe('a photo of a record', () => {
  /** Closes an event with a photo that its organizer uploaded. */
  async function closed(seed: number, consent: boolean): Promise<string> {
    const theirs = await signInAs(test, people.members.organizer);
    const bytes = makeJpeg({ size: 3_000, seed, width: 800, height: 600 });
    await photoClient(test, theirs).upload(bytes);
    const fields = { date: '2026-06-26', title: '广场宣传', form: 'exhibition', photos: [sha256(bytes)], consent };
    must(await appendTrusted(test.context, people.members.organizer, [{ id: fresh(), kind: 'event', fields }]));
    return sha256(bytes);
  }
  const listed = async () =>
    ((await (await test.send('/api/office/record-pictures', { cookie })).json()) as RecordPictureList).rows;
  const take = (photo: string, as = cookie) =>
    test.send('/api/office/post-pictures', { cookie: as, json: { photo, consent: 'spoken' } });

  it('can be chosen where its people agreed, and not otherwise', async () => {
    const [agreed, silent] = [await closed(21, true), await closed(22, false)];
    expect((await listed()).map(({ photo }) => photo)).toEqual([agreed]);
    expect((await listed())[0]).toMatchObject({ title: '广场宣传', day: '2026-06-26' });
    expect((await take(silent)).status).toBe(404);
    expect((await take('f'.repeat(64))).status).toBe(404);
    expect((await take(agreed)).status).toBe(204);
    const { number } = await published({ text: imageOf(agreed) });
    expect((await page(postPath(number))).text).toContain(picturePath(agreed));
    // Taken back, it is not offered again.
    await test.send(`/api/office/post-pictures/${agreed}/take-back`, { cookie, method: 'POST' });
    expect(await listed()).toEqual([]);
    expect((await take(agreed)).status).toBe(404);
  });

  it('cannot be obtained by naming its hash in a record of one’s own', async () => {
    const silent = await closed(23, false);
    const fields = { date: '2026-06-26', title: '别的', form: 'exhibition', photos: [silent], consent: true };
    must(await appendTrusted(test.context, people.members.officer, [{ id: fresh(), kind: 'event', fields }]));
    expect(await listed()).toEqual([]);
    expect((await take(silent)).status).toBe(404);
  });
});

describe('openings of posts', () => {
  it('count for posts that are public, for no other number', async () => {
    const { number } = await published();
    for (const page of [postPath(number), postPath(number), '/posts/99999', '/posts/0'])
      await test.send('/api/pages/opened', { json: { page } });
    const answer = await test.send('/api/office/openings', { cookie });
    const { pages } = (await answer.json()) as { pages: { page: string; openings: number }[] };
    expect(pages.filter(({ page: path }) => path.startsWith('/posts/'))).toMatchObject([
      { page: postPath(number), openings: 2 },
    ]);
  });
});
