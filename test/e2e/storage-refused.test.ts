import { readFile, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionResponse } from '../../src/protocol/accounts/accounts.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, newDevice, newRestartableDevice, type RestartableDevice } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { arrived, openAll, seal, write } from '../support/e2e-tip-pages.ts';
import { type PreparedOffice, prepareOffice } from '../support/e2e-tips.ts';
import { acceptLink, openWorld, type World } from '../support/e2e-world.ts';

/** Ways in which browsers refuse storage. */
const refusals: Readonly<Record<string, () => void>> = {
  'has no IndexedDB': () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
  'refuses IndexedDB and localStorage with exceptions': () => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.defineProperty(window, 'indexedDB', { get: refuse });
    Object.defineProperty(window, 'localStorage', { get: refuse });
  },
  'fails to open a database': () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Internal error opening backing store.', 'UnknownError');
    };
  },
  'never answers': () => {
    // Blocked for ever by an older connection that nobody closes.
    const open = IDBFactory.prototype.open;
    const kept: IDBOpenDBRequest[] = [];
    IDBFactory.prototype.open = function (name) {
      kept.push(open.call(this, `${name}-${kept.length}`, 1));
      return open.call(this, `${name}-${kept.length - 1}`, 2);
    };
  },
};

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let sealing: PreparedOffice;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  sealing = await prepareOffice(world);
});
afterAll(async () => {
  await world.close();
  await database.drop();
});
const refused = (page: Page) => page.getByRole('heading', { level: 1, name: '这里存不了记录' });

/** Switches on Chromium's own setting 阻止所有 Cookie. */
async function blockCookies(phone: RestartableDevice): Promise<void> {
  await phone.shut();
  const file = joinPath(phone.profile, 'Default', 'Preferences');
  const preferences = JSON.parse(await readFile(file, 'utf8'));
  const { profile = {} } = preferences;
  const settings = { ...profile.default_content_setting_values, cookies: 2 };
  await writeFile(
    file,
    JSON.stringify({ ...preferences, profile: { ...profile, default_content_setting_values: settings } }),
  );
  await phone.start();
}

async function expectRefusal(phone: Device): Promise<void> {
  const invite = await world.invite(district.members.volunteer);
  const page = phone.page();
  await page.goto(invite);
  await refused(page).waitFor();
  await page.goto(`${world.url}/today`);
  await refused(page).waitFor();
  const joined = await acceptLink(invite);
  expect(((await joined.json()) as SessionResponse).actor.member).toBe(district.members.volunteer);
}

describe('a browser that refuses storage', () => {
  it('by blocking all cookies: says so, and does not use up the invite', async () => {
    const phone = await newRestartableDevice({ isWhole: true });
    try {
      await blockCookies(phone);
      await expectRefusal(phone);
    } finally {
      await phone.throwAway();
    }
  });

  describe.each(Object.keys(refusals))('%s', (name) => {
    let phone: Device;
    // It keeps nothing from one test to the next, so that one is enough.
    beforeAll(async () => {
      phone = await newDevice();
      await phone.context().addInitScript(refusals[name] ?? (() => undefined));
    });
    afterAll(() => phone.throwAway());

    it('says so in bounded time on every member page, and does not use up the invite', () => expectRefusal(phone));

    it('says so on the sign-in page, and signs nobody in', async () => {
      const page = phone.page();
      await page.goto(`${world.url}/sign-in`);
      await refused(page).waitFor();
      expect(await page.getByText('正在打开').count()).toBe(0);
      expect((await phone.context().cookies()).length).toBe(0);
    });

    it('still seals and sends a tip, and opens 查询回复', async () => {
      const page = await phone.open(`${world.url}/tip`);
      await write(page, `在${name}的浏览器里`);
      await seal(page);
      await arrived(page).waitFor();
      const [officer] = sealing.officers;
      if (!officer) throw new Error('no officer');
      const texts = (await openAll(sealing, officer)).map(({ body }) => body.content.what);
      expect(texts).toContain(`在${name}的浏览器里`);
      await phone.open(`${world.url}/tip/receipt`);
      await page.getByRole('textbox', { name: '回执码' }).waitFor();
    });
  });
});
