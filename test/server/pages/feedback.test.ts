import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayAt } from '../../../src/domain/kernel/day.ts';
import { publicPaths } from '../../../src/protocol/pages/public-paths.ts';
import { keepFeedback, MAX_A_DAY, plainCode } from '../../../src/server/pages/feedback-store.ts';
import { MAX_PAGES_A_MINUTE } from '../../../src/server/pages/openings.ts';
import { KEEP_REPLIED_DAYS, pruneFeedback } from '../../../src/server/pages/upkeep.ts';
import { must } from '../../support/must.ts';
import { type People, seedPeople, signInAs, startTestServer, type TestServer } from '../platform/http/harness.ts';

let test: TestServer;
let people: People;
let office: string;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

beforeAll(async () => {
  test = await startTestServer();
  people = await seedPeople(test.context);
  office = await signInAs(test, people.members.officer);
});
afterAll(() => test.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const send = (text: string, contact = '', query = '') =>
  test.send(`/feedback${query}`, { body: new URLSearchParams({ text, contact }).toString(), headers: form });
const lookUp = async ({ send: ask }: Pick<TestServer, 'send'>, code: string) =>
  (await ask('/feedback?by=code', { body: new URLSearchParams({ code }).toString(), headers: form })).text();
const desk = async () =>
  (await (await test.send('/api/office/feedback', { cookie: office })).json()) as {
    rows: { id: string; text: string; reply: string | null }[];
    open: number;
    total: number;
  };

describe('意见与投诉', () => {
  it('is deleted a year after the reply, and never without one', async () => {
    const { context } = test;
    const replied = Date.now() - KEEP_REPLIED_DAYS * DAY_MS;
    for (const text of ['一年前答复的', '刚满一年的', '没有答复的'])
      must(await keepFeedback(context, { text, contact: '王某' }));
    const answer = (text: string, at: number) =>
      context.db
        .updateTable('feedback')
        .set({ reply: '谢谢', replied_at: new Date(at), replied_by: people.members.officer })
        .where('text', '=', text)
        .execute();
    await answer('一年前答复的', replied - 1);
    await answer('刚满一年的', replied);
    await pruneFeedback({ ...context, now: () => replied + KEEP_REPLIED_DAYS * DAY_MS });
    expect((await desk()).rows.map(({ text }) => text).sort()).toEqual(['刚满一年的', '没有答复的'].sort());
    await context.db.deleteFrom('feedback').execute();
  });

  it('is kept without an account, answered at the desk, and read by its code', async () => {
    const sent = await send('展板的字太小\r\n看不清', '王某', '?lang=en');
    expect([sent.status, sent.headers.get('location'), sent.headers.get('cache-control')]).toEqual([
      200,
      null,
      'no-store',
    ]);
    expect(sent.headers.getSetCookie()).toEqual([]);
    const page = await sent.text();
    expect(page).toContain('The office has not replied yet');
    const code = /class="code">([0-9A-HJKMNP-TV-Z-]{14})</.exec(page)?.[1] ?? '';
    // The code is in no address of the page, so that no history and no log has it.
    expect(page.split(code)).toHaveLength(2);
    expect(page).not.toContain(code.replaceAll('-', ''));

    const [row] = (await desk()).rows;
    expect(row).toMatchObject({ text: '展板的字太小\r\n看不清', contact: '王某', reply: null });
    const reply = { reply: '已换成大字，谢谢。' };
    const path = `/api/office/feedback/${row?.id}/reply`;
    expect((await test.send(path, { cookie: office, json: reply })).status).toBe(204);

    // As people type it.
    expect(await lookUp(test, code.toLowerCase().replaceAll('-', ' '))).toContain('已换成大字，谢谢。');
    expect((await desk()).open).toBe(0);
    expect(await lookUp(test.neighbour, code)).toContain('没有这个编号');
    const rows = await test.context.db
      .selectFrom('feedback')
      .where('district', '=', test.context.district)
      .selectAll()
      .execute();
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''));
    const audit = await test.context.db
      .selectFrom('audit')
      .where('district', '=', test.context.district)
      .select(['action', 'actor'])
      .execute();
    expect(audit).toContainEqual({ action: 'feedback_answered', actor: people.members.officer });
  });

  it('shows a form that was not taken again, with what was written and why', async () => {
    test.pass(HOUR_MS);
    const hostile = '<script>alert(1)</script>"\u202e';
    const long = await send(hostile + '长'.repeat(2_000), '<b>');
    const text = await long.text();
    expect(long.status).toBe(400);
    expect(text).toContain('写得太长');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;长');
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('value="&lt;b&gt;"');
    expect([(await send('  ')).status, (await send('长'.repeat(10_000))).status]).toEqual([400, 400]);
    expect((await send('\u0000')).status).toBe(400);
    expect((await test.send('/feedback', { body: new Uint8Array(1_000_000), headers: form })).status).toBe(400);
    expect(await lookUp(test, 'AAAA')).toContain('没有这个编号');
    expect((await desk()).total).toBe(1);
  });

  it('comes from this site only', async () => {
    const answer = await test.send('/feedback', {
      body: 'text=x',
      headers: { ...form, 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(403);
  });

  it('is limited for one network, and 10,000 comments of a day do no harm', async () => {
    test.pass(DAY_MS);
    const statuses: number[] = [];
    for (let at = 0; at < 40; at++) statuses.push((await send(`第 ${at} 条`)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    expect(statuses.slice(30)).toEqual(Array(10).fill(429));

    const taken = await Promise.all(
      Array.from({ length: 500 }, (_, at) => keepFeedback(test.context, { text: `脚本 ${at}`, contact: '' })),
    );
    for (let at = 500; at < 10_000; at += 500) {
      const more = await keepFeedback(test.context, { text: 'x', contact: '' });
      expect(more).toEqual({ ok: false, error: 'too_many_requests' });
    }
    expect(taken.filter(({ ok }) => ok)).toHaveLength(MAX_A_DAY - 30);
    const list = await desk();
    expect(list.rows).toHaveLength(100);
    expect(list.total).toBe(MAX_A_DAY + 1);
    test.pass(DAY_MS);
    must(await keepFeedback(test.context, { text: '第二天', contact: '' }));
  });

  it('reads a code as people copy it', () => {
    expect(plainCode(' ab1o-il 0Z ')).toBe('AB10110Z');
  });
});

describe('openings of public pages', () => {
  const opened = (page: string) => test.send('/api/pages/opened', { json: { page } });
  const openings = async () =>
    (await (await test.send('/api/office/openings', { cookie: office })).json()) as {
      pages: { page: string; day: string; openings: number }[];
      batches: { batch: string; day: string; openings: number }[];
    };

  it('are counts by page and day, and of known pages alone', async () => {
    for (const page of ['/', '/learn', '/', '/learn/etomidate/']) expect((await opened(page)).status).toBe(204);
    for (const page of ['/nowhere', '/office', 'x'.repeat(10_000)]) expect((await opened(page)).status).toBe(400);
    const day = dayAt(test.context.now());
    expect((await openings()).pages).toEqual([
      { page: '/', day, openings: 2 },
      { page: '/learn', day, openings: 1 },
      { page: '/learn/etomidate', day, openings: 1 },
    ]);
    const rows = await test.context.db
      .selectFrom('page_opening')
      .where('district', '=', test.context.district)
      .selectAll()
      .execute();
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['day', 'district', 'openings', 'page']);
  });

  it('are told for each of thirty days, also of the codes of batches', async () => {
    const { db, district } = test.context;
    const today = dayAt(test.context.now());
    const days = [addDays(today, -30), addDays(today, -29), addDays(today, -1)];
    await db
      .insertInto('page_opening')
      .values(days.map((day) => ({ district, page: '/calendar', day, openings: 3 })))
      .execute();
    await db
      .insertInto('batch_opening')
      .values(days.map((day) => ({ district, batch: 'A-1', day, openings: 2 })))
      .execute();
    const { pages, batches } = await openings();
    expect(pages.filter(({ page }) => page === '/calendar').map(({ day }) => day)).toEqual(days.slice(1));
    expect(batches).toEqual(days.slice(1).map((day) => ({ batch: 'A-1', day, openings: 2 })));
  });

  it('can not be made up at will', async () => {
    for (let at = 0; at < MAX_PAGES_A_MINUTE + 50; at += 50)
      await Promise.all(Array.from({ length: 50 }, () => opened('/about')));
    const about = (await openings()).pages.find(({ page }) => page === '/about');
    expect(about?.openings).toBeLessThanOrEqual(MAX_PAGES_A_MINUTE * 2);
    expect(publicPaths.length).toBeLessThan(100);
  });
});

it('what the office fills in is on the pages at once', async () => {
  const site = { title: '', organizer: '某区禁毒办', appFiling: '备 1', icp: '', police: '', phone: '', address: '' };
  await test.send('/about');
  expect((await test.send('/api/office/site', { cookie: office, json: site })).status).toBe(204);
  expect(await (await test.send('/about')).text()).toContain('某区禁毒办');
  expect((await test.send('/api/office/site', { cookie: office, json: { ...site, phone: 'tel:1"' } })).status).toBe(
    400,
  );
});
