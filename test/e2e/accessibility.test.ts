import { randomUUID } from 'node:crypto';
import type { Page, Request } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Audience, routes } from '../../src/client/app/routes.tsx';
import { newId } from '../../src/domain/kernel/id.ts';
import { activityNames } from '../../src/domain/records/kinds/index.ts';
import type { SessionResponse } from '../../src/protocol/accounts/accounts.ts';
import { publicPaths } from '../../src/protocol/pages/public-paths.ts';
import { RELAY_FORMAT, RELAY_VERSION, type SealedFile } from '../../src/protocol/relay/relay.ts';
import { isTipPage } from '../../src/protocol/tips/tip-pages.ts';
import { publishPost, savePost } from '../../src/server/posts/save.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, loadAnew, newDevice, phoneScreen } from '../support/e2e-browser.ts';
import { enterSmallDistrict } from '../support/e2e-district.ts';
import {
  axeFaults,
  crampedTexts,
  type Look,
  looks,
  scrollsSideways,
  smallTargets,
  wear,
  wearNow,
} from '../support/e2e-looks.ts';
import { addPhotos } from '../support/e2e-photos.ts';
import { amount, join, save, signIn } from '../support/e2e-steps.ts';
import { enterProgramme, enterWork, planEvents } from '../support/e2e-work.ts';
import { office, openWorld, type World } from '../support/e2e-world.ts';
import { must } from '../support/must.ts';

/** Who views the pages: a stranger's, the volunteer's and the leader's phones, the office's laptop. */
type Viewer = 'stranger' | 'volunteer' | 'leader' | 'office';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let devices: Record<Viewer, Device>;
/** Ids of records used in addresses. */
let ids: { leaflet: string; event: string; plan: string; post: string; notice: string };
/** An invite that nobody accepts. */
let invite: string;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  const context = world.context();
  const district = await enterSmallDistrict(context, world.administrator);
  const work = await enterWork(context, district);
  await enterProgramme(context, district);
  const post = newId(context.now(), context.random);
  const written = { title: '动态', when: '12月6日', where: '集市', text: '正文', group: null, led: null, script: null };
  must(await savePost(context, world.administrator, { id: post, basedOn: 0, ...written }));
  const notice = newId(context.now(), context.random);
  const toMembers = { ...written, title: '踏查前请看', audience: 'members' } as const;
  must(await savePost(context, world.administrator, { id: notice, basedOn: 0, ...toMembers }));
  must(await publishPost(context, world.administrator, notice, { version: 1, at: null }));
  ids = { leaflet: work.reported, event: work.event, plan: await planEvents(context, district), post, notice };
  invite = new URL(await world.invite(district.members.mate)).href.slice(world.url.length);
  const [stranger, volunteer, leader, desk] = await Promise.all([
    newDevice(),
    newDevice(),
    newDevice(),
    newDevice({ screen: deskScreen }),
  ]);
  devices = { stranger, volunteer, leader, office: desk };
  await join(volunteer.page(), await world.signInLink(district.members.volunteer));
  await join(leader.page(), await world.signInLink(district.members.leader));
  await signIn(desk.page(), world.url, office);
});
afterEach(() => {
  for (const device of Object.values(devices)) device.complaints.length = 0;
});
afterAll(async () => {
  await Promise.all(Object.values(devices).map((device) => device.throwAway()));
  await world.close();
  await database.drop();
});

interface View {
  readonly viewer: Viewer;
  /** Addresses with the route's parameters and search filled in. */
  readonly addresses: () => readonly string[];
}

const at = (viewer: Viewer, ...addresses: string[]): View => ({ viewer, addresses: () => addresses });

/** Who looks at a page that has no entry below. */
const viewers: Readonly<Record<Audience, Viewer>> = {
  public: 'stranger',
  entry: 'office',
  member: 'volunteer',
  task: 'volunteer',
  office: 'office',
};

/** Pages with parameters, with more than one state, or for somebody else. */
const views: Readonly<Record<string, View>> = {
  '/learn/quiz': at(
    'stranger',
    '/learn/quiz',
    '/learn/quiz?mode=alone',
    '/learn/quiz?mode=teams',
    '/learn/quiz?mode=stall',
  ),
  '/join': { viewer: 'volunteer', addresses: () => ['/join', invite] },
  '/log/:kind': {
    viewer: 'volunteer',
    addresses: () => [...activityNames.map((kind) => `/log/${kind}`), `/log/leaflet?edit=${ids.leaflet}`, '/log/no'],
  },
  '/notices/:id': { viewer: 'volunteer', addresses: () => [`/notices/${ids.notice}`, `/notices/${randomUUID()}`] },
  '/i': at('volunteer', '/i', `/i#${'A'.repeat(22)}.abcd.x.${'A'.repeat(14)}`),
  '/records/:id': { viewer: 'volunteer', addresses: () => [`/records/${ids.leaflet}`, `/records/${ids.event}`] },
  '/events/campaigns': at('office', '/events/campaigns'),
  '/events/new': at('leader', '/events/new'),
  '/events/:id': { viewer: 'leader', addresses: () => [`/events/${ids.plan}`, `/events/${randomUUID()}`] },
  '/events/:id/edit': { viewer: 'leader', addresses: () => [`/events/${ids.plan}/edit`] },
  '/events/:id/close': { viewer: 'leader', addresses: () => [`/events/${ids.plan}/close`] },
  '/squad': at('leader', '/squad', '/squad?view=tasks', '/squad?view=stock', '/squad?view=members'),
  '/squad/checks': at('leader', '/squad/checks'),
  '/office/checks': at('office', '/office/checks', '/office/checks?show=all'),
  '/events/:id/check-in': { viewer: 'volunteer', addresses: () => [`/events/${ids.plan}/check-in`] },
  '/events/:id/code': { viewer: 'leader', addresses: () => [`/events/${ids.plan}/code`] },
  '/events/:id/presence': { viewer: 'leader', addresses: () => [`/events/${ids.plan}/presence`] },
  '/squad/records/:id': { viewer: 'leader', addresses: () => [`/squad/records/${ids.leaflet}`] },
  '/office/events': {
    viewer: 'office',
    addresses: () => [`/office/events?event=${ids.plan}`, '/office/events?view=week', '/office/events?view=list'],
  },
  '/office/coverage': at(
    'office',
    '/office/coverage',
    '/office/coverage?view=map',
    '/office/coverage?view=stages',
    '/office/coverage?view=tasks',
  ),
  '/office/evidence': {
    viewer: 'office',
    addresses: () => ['/office/evidence?figure=leaflet.distributed&from=2020-01-01&to=2099-12-31', '/office/evidence'],
  },
  '/office/figures': at('office', '/office/figures?figure=leaflet.distributed', '/office/figures?show=missing'),
  '/office/records/:id': { viewer: 'office', addresses: () => [`/office/records/${ids.leaflet}`] },
  '/office/posts/:id': {
    viewer: 'office',
    addresses: () => [`/office/posts/${ids.post}`, `/office/posts/${randomUUID()}?new=1`],
  },
  '/office/tips': at('office', '/office/tips', '/office/tips?view=counts'),
  '/office/tips/:id': { viewer: 'office', addresses: () => [`/office/tips/${randomUUID()}`, '/office/tips/no'] },
};

/** Minimum sizes of tap targets do not apply at a desk, which has a mouse. */
const forThumbs = (audience: Audience): boolean => audience !== 'office';

/**
 * Opens a page as a link does: the app and axe stay loaded, whose loading takes half of the time. A page of another
 * document is loaded, and so is one with a hash, which pages read when they start.
 */
async function follow(device: Device, address: string): Promise<Page> {
  const page = device.page();
  const isOpen = page.url().startsWith(world.url) && !isTipPage(new URL(page.url()).pathname);
  if (!isOpen || isTipPage(address) || address.includes('#')) return load(device, address);
  const calm = whenCalm(page);
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, address);
  await calm();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Loads a page as a reload does: nothing of an earlier state is left. */
async function load(device: Device, address: string): Promise<Page> {
  const page = device.page();
  const calm = whenCalm(page);
  await loadAnew(page, `${world.url}${address}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await calm();
  return page;
}

/** Watches a page's requests from now on. @returns waits until none is under way and nothing has changed for a while */
function whenCalm(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  let begun = 0;
  const begin = (request: Request) => {
    if (request.resourceType() === 'eventsource') return;
    begun += 1;
    underWay.add(request);
  };
  const end = (request: Request) => underWay.delete(request);
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end);
  return async () => {
    let seen: number;
    do {
      seen = begun;
      await page.evaluate(
        (quiet) =>
          new Promise<void>((resolve) => {
            let timer = setTimeout(resolve, quiet);
            const watch = new MutationObserver(() => {
              clearTimeout(timer);
              timer = setTimeout(resolve, quiet);
            });
            watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          }),
        100,
      );
    } while (underWay.size > 0 || begun !== seen);
    page.off('request', begin).off('requestfinished', end).off('requestfailed', end);
  };
}

/** Checks the current page in its look on a phone. */
async function faultsOnPhone(page: Page, look: Look, audience: Audience): Promise<string[]> {
  const sideways = (await scrollsSideways(page)) ? ['wider than a phone'] : [];
  const small = forThumbs(audience) ? await smallTargets(page, looks[look].target) : [];
  const onPhone = await axeFaults(page, look === 'light' ? 'all' : 'look');
  // This check tries every text size itself, so one look is enough.
  const cramped = look === 'light' ? await crampedTexts(page) : [];
  return [...sideways, ...small, ...onPhone, ...cramped];
}

/**
 * Checks the page in every look, on a phone and on its own screen. It is opened once, and its look is changed as 我的
 * does. To change the screen takes a page as long as to change the look, so the one it has comes first.
 */
async function faultsOf(page: Page, audience: Audience): Promise<string[]> {
  const own = page.viewportSize() ?? phoneScreen;
  const onPhone = own.width === phoneScreen.width;
  const screens = onPhone ? [phoneScreen] : [own, phoneScreen];
  const faults: string[] = [];
  for (const look of Object.keys(looks) as Look[]) {
    await wearNow(page, look);
    for (const screen of screens) {
      if (page.viewportSize()?.width !== screen.width) await page.setViewportSize(screen);
      const found =
        screen === phoneScreen
          ? await faultsOnPhone(page, look, audience)
          : await axeFaults(page, look === 'light' ? 'all' : 'look');
      faults.push(...found.map((fault) => `${page.url()}, ${look}: ${fault}`));
    }
    screens.reverse();
  }
  if (!onPhone) await page.setViewportSize(own);
  await wear(page, 'light');
  return faults;
}

/** Dialogs of a page, and its states after an action. */
const states: readonly { name: string; viewer: Viewer; address: string; reach(page: Page): Promise<void> }[] = [
  {
    name: 'the places to choose from',
    viewer: 'volunteer',
    address: '/log/visit',
    async reach(page) {
      await page.getByRole('button', { name: /^地点/ }).click();
      await page.getByRole('dialog').getByText('清水镇').first().click();
    },
  },
  {
    name: 'an answer shown to teams',
    viewer: 'stranger',
    address: '/learn/quiz?mode=teams',
    async reach(page) {
      await page.getByRole('button', { name: '开始' }).click();
      await page.getByRole('button', { name: '亮答案' }).click();
      await page.getByText(/^答案是 /).waitFor();
    },
  },
  {
    name: 'a form with faults',
    viewer: 'volunteer',
    address: '/log/visit',
    async reach(page) {
      await page.getByRole('button', { name: '保存', exact: true }).click();
      await page.getByText(/有 \d 处要改/).waitFor();
    },
  },
  {
    name: 'records ticked for checking',
    viewer: 'leader',
    address: '/squad',
    async reach(page) {
      await page
        .getByRole('checkbox', { name: /^全选：/ })
        .first()
        .check();
      await page.getByRole('button', { name: /^核实所选/ }).waitFor();
    },
  },
  {
    name: 'a verdict that can be taken back',
    viewer: 'leader',
    address: '/squad',
    async reach(page) {
      await page.getByRole('checkbox', { name: /^选：/ }).first().check();
      await page.getByRole('button', { name: '核实所选（1）' }).click();
      await page.getByRole('button', { name: '撤销' }).waitFor();
    },
  },
  {
    name: 'the reason for returning a record',
    viewer: 'leader',
    address: '/squad',
    async reach(page) {
      await page.getByRole('list').getByRole('link').last().click();
      await page.getByRole('button', { name: '退回', exact: true }).click();
      await page.getByRole('button', { name: '确定退回' }).waitFor();
    },
  },
  {
    name: 'the invite',
    viewer: 'leader',
    address: '/squad?view=members',
    async reach(page) {
      await page.getByRole('button', { name: '邀请新队员' }).click();
      await page.getByRole('button', { name: '生成邀请' }).click();
      await page.getByRole('img', { name: '邀请二维码' }).waitFor();
    },
  },
  {
    name: 'the months of the growth stages',
    viewer: 'office',
    address: '/office/coverage?view=stages',
    async reach(page) {
      await page.getByRole('button', { name: '改踏查时期' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('从', { exact: true }).first().selectOption({ index: 1 });
      await dialog.getByRole('button', { name: '保存' }).click();
      await dialog.getByText('请填写这一项').waitFor();
    },
  },
  {
    name: 'what is wrong with a file',
    viewer: 'office',
    address: '/office/people',
    async reach(page) {
      await page.getByRole('button', { name: '导入名单' }).click();
      const buffer = Buffer.from('姓名,分队\n,第九分队');
      await page.getByLabel('选择 CSV 文件').setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer });
      await page.getByText('没有导入任何一行').first().waitFor();
    },
  },
  {
    name: 'a teammate’s file that was delivered, and one that is none',
    viewer: 'volunteer',
    address: '/outbox',
    async reach(page) {
      const input = page.locator('input[type=file]').last();
      const refused = [{ code: 'future_date', count: 1 }];
      const answer = { time: Date.now(), accepted: 2, duplicates: 1, waiting: 1, refused };
      await page.route('**/api/sync/relay', (route) => route.fulfill({ json: answer }));
      const { id: district } = (await session(page)).district;
      const file: SealedFile = {
        format: RELAY_FORMAT,
        version: RELAY_VERSION,
        district,
        device: randomUUID(),
        member: randomUUID(),
        key: '0'.repeat(32),
        packing: 'none',
        nonce: 'A'.repeat(16),
        sealed: 'A'.repeat(64),
      };
      const buffer = Buffer.from(JSON.stringify(file));
      await input.setInputFiles({ name: '清源-待发-李强-20261123.qingyuan', mimeType: 'text/plain', buffer });
      await page.getByText('服务器收下 2 条').waitFor();
      await input.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a letter') });
      await page.getByText('这不是清源的待发文件').waitFor();
    },
  },
  {
    name: 'a phone that was cleared',
    viewer: 'volunteer',
    address: '/today',
    async reach(page) {
      await page.evaluate(() => localStorage.setItem('qingyuan.evicted', JSON.stringify({ at: 1, unsent: 3 })));
      await page.reload();
      await page.getByText('当时有 3 条还没发出').waitFor();
    },
  },
  {
    name: 'photos in a form',
    viewer: 'volunteer',
    address: '/log/training',
    reach: (page) => addPhotos(page, [1, 2]),
  },
  {
    name: 'photos that wait for Wi-Fi',
    viewer: 'volunteer',
    address: '/log/leaflet',
    async reach(page) {
      await logWithPhoto(page);
      await page.goto(`${world.url}/outbox`);
      await page.getByText('照片等您确认').waitFor();
      await page.getByRole('button', { name: '看第 1 张照片' }).waitFor();
    },
  },
  {
    name: 'a photo of a record',
    viewer: 'volunteer',
    address: '/log/leaflet',
    async reach(page) {
      await logWithPhoto(page);
      await page.getByRole('link', { name: '35 份' }).click();
      await page.getByRole('button', { name: '看第 1 张照片' }).click();
      await page.getByRole('dialog').getByRole('img').waitFor();
    },
  },
];

/** Reads the session from the server. */
async function session(page: Page): Promise<SessionResponse> {
  return (await page.request.get(`${world.url}/api/session`)).json() as Promise<SessionResponse>;
}

/** Logs a record with a photo that stays on the phone. */
async function logWithPhoto(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('qingyuan.photos.wifi', 'only'));
  await page.reload();
  await amount(page).fill('35');
  await addPhotos(page, [1]);
  await save(page);
}

describe('every page', () => {
  it('has an entry in this test, where its address needs one', () => {
    expect(routes.map(({ path }) => path).filter((path) => path.includes(':') && !(path in views))).toEqual([]);
    expect(Object.keys(views).filter((path) => !routes.some((route) => route.path === path))).toEqual([]);
  });

  it.each(routes)('$path is accessible, fits a phone and logs no error, in every look', async ({ path, audience }) => {
    const view = views[path] ?? at(viewers[audience], path);
    const device = devices[view.viewer];
    const faults: string[] = [];
    for (const address of view.addresses()) faults.push(...(await faultsOf(await follow(device, address), audience)));
    expect([...faults, ...device.complaints]).toEqual([]);
  });

  it.each(publicPaths.filter((path) => !path.startsWith('/learn/') || path === '/learn/few-plants'))(
    '%s, which the server writes, is accessible, fits a phone and logs no error, in every look',
    async (path) => {
      const device = devices.stranger;
      const faults = await faultsOf(await load(device, path), 'public');
      expect([...faults, ...device.complaints]).toEqual([]);
    },
  );

  it.each(states)('$name is accessible and fits a phone, in every look', async ({ viewer, address, reach }) => {
    const device = devices[viewer];
    const page = await load(device, address);
    await reach(page);
    const faults = await faultsOf(page, viewer === 'office' ? 'office' : 'task');
    expect([...faults, ...device.complaints]).toEqual([]);
  });

  it('fails these checks if it has a fault', async () => {
    const page = await load(devices.stranger, '/');
    await page.evaluate(() => {
      const words = document.createElement('p');
      words.style.inlineSize = '1.2em';
      words.textContent = '一字一行';
      document.querySelector('main')?.append(words);
      const button = document.createElement('button');
      button.style.cssText = 'width: 20px; height: 20px; margin-left: 600px';
      document.querySelector('main')?.append(button);
    });
    const faults = (await faultsOf(page, 'public')).join('\n');
    expect(faults).toContain('button-name');
    expect(faults).toContain('20×20');
    expect(faults).toContain('wider than a phone');
    expect(faults).toContain('390 px, elder-30: “一字一行” on 4 lines');
  });
});
