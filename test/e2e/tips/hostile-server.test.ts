import type { Page, Route } from 'playwright';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { makeRoot, signBundle } from '../../../src/client/tips/crypto/bundle.ts';
import { newIdentity, recipientOf } from '../../../src/client/tips/crypto/identity.ts';
import { type Id, randomId } from '../../../src/domain/kernel/id.ts';
import { formatFingerprint } from '../../../src/domain/tips/receipt.ts';
import type { KeyBundle } from '../../../src/protocol/tips/tip.ts';
import { type NewTipBundle, type TipKeys, TipKeys as TipKeysSchema } from '../../../src/protocol/tips/tip-desk.ts';
import { migratedDatabase } from '../../support/database.ts';
import { type Device, deskScreen, newDevice } from '../../support/e2e-browser.ts';
import { bringKey, unlock } from '../../support/e2e-desk.ts';
import { enterSmallDistrict, type SmallDistrict } from '../../support/e2e-district.ts';
import { signIn } from '../../support/e2e-steps.ts';
import { postTip } from '../../support/e2e-tip-post.ts';
import { addOfficer, type PreparedOffice, prepareOffice, type Unlocked } from '../../support/e2e-tips.ts';
import { office as administrator, openWorld, type World } from '../../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let office: PreparedOffice;
let first: Unlocked;
let second: Unlocked;
let tip: Id;
let desk: Device;
let published: NewTipBundle[];
let attacker: { readonly identity: string; readonly recipient: string };

/** Acts as a hostile server between the real one and the administrator's browser. Captures what is signed. */
async function standBetween(page: Page, change: (keys: TipKeys) => TipKeys | Promise<TipKeys>): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route('**/api/office/tip-keys', async (route: Route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const response = await route.fetch();
    const keys = v.parse(TipKeysSchema, await response.json());
    return route.fulfill({ response, json: await change(keys) });
  });
  await page.route('**/api/office/tip-bundles', async (route: Route) => {
    published.push(route.request().postDataJSON() as NewTipBundle);
    await route.fulfill({ json: {} });
  });
}

/** Replaces a text in the list and keeps its signature. */
const inList = (keys: TipKeys, from: string, to: string): TipKeys => ({
  ...keys,
  newest: keys.newest && { ...keys.newest, bundle: keys.newest.bundle.replace(from, to) },
});
const underKey = (keys: TipKeys, id: Id, recipient: string): TipKeys => ({
  ...keys,
  keys: keys.keys.map((key) => (key.id === id ? { ...key, recipient } : key)),
});

const page = () => desk.page();
const main = () => page().getByRole('main');
const card = (title: string) => main().getByRole('region', { name: title, exact: true });
const stop = () => main().getByText('名单对不上，不要签发');
const openKeys = async (): Promise<void> => {
  await page().goto(`${world.url}/office/tips/keys`);
  await unlock(page());
};

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  office = await prepareOffice(world);
  const [officer] = office.officers;
  if (!officer) throw new Error('no officer');
  first = officer;
  second = await addOfficer(world, office, district.members.officer);
  tip = (await postTip(world.url, office, { what: '一件' })).id;
  const identity = await newIdentity();
  attacker = { identity, recipient: await recipientOf(identity) };
});
beforeEach(() => {
  published = [];
});
afterEach(() => page().unrouteAll({ behavior: 'ignoreErrors' }));
afterAll(async () => {
  await world.close();
  await database.drop();
});

/** Signs the administrator in on a new computer, and opens the tip. */
async function takeNewDesk(): Promise<void> {
  desk = await newDevice({ screen: deskScreen });
  await signIn(page(), world.url, administrator);
  await page().goto(`${world.url}/office/tips/${tip}`);
}

describe('a hostile server', () => {
  /** What the computer remembers of the district after its code was compared, such as the newest list. */
  let remembered: Readonly<Record<string, string>>;
  beforeAll(async () => {
    await takeNewDesk();
    await bringKey(page(), office, first);
    remembered = await page().evaluate(() => ({ ...localStorage }));
  });
  // A list that a test has signed is remembered too, and the next test's server does not have it.
  beforeEach(() =>
    page().evaluate((items) => {
      localStorage.clear();
      for (const [name, value] of Object.entries(items)) localStorage.setItem(name, value);
    }, remembered),
  );
  afterAll(() => desk.throwAway());

  /** Checks that every page that uses the list shows the warning and nothing to sign, grant or compare. */
  async function isStopped(): Promise<void> {
    await openKeys();
    await stop().waitFor();
    for (const title of ['签发收件名单', '恢复卡', '补授权', '演练', '现在的情况'])
      expect([title, await card(title).count()]).toEqual([title, 0]);
    await page().goto(`${world.url}/office/tips`);
    await stop().waitFor();
    await page().goto(`${world.url}/office/tips/${tip}`);
    await unlock(page());
    await stop().waitFor();
    await card('谁能打开').getByText('收件名单没有核对好，现在不能授权给别人').waitFor();
    expect(published).toEqual([]);
  }

  it('cannot become the recovery of the next list', async () => {
    const genuine = await recipientOf(office.recovery);
    await standBetween(page(), (keys) => inList(keys, genuine, attacker.recipient));
    await isStopped();
    // With the genuine list the same button works, and recovery stays as it was.
    await standBetween(page(), (keys) => keys);
    await openKeys();
    await card('签发收件名单').getByRole('button', { name: '续期' }).click();
    await expect.poll(() => published.length).toBe(1);
    expect((JSON.parse(published[0]?.signed.bundle ?? '') as KeyBundle).recovery).toBe(genuine);
  });

  it('cannot replace an officer’s recipient, in the list or among the registered keys', async () => {
    await standBetween(page(), (keys) =>
      underKey(inList(keys, second.recipient, attacker.recipient), second.key, attacker.recipient),
    );
    await isStopped();
    // Genuine list, swapped registered key: a key is preselected only if both agree.
    await standBetween(page(), (keys) => underKey(keys, second.key, attacker.recipient));
    await openKeys();
    const signing = card('签发收件名单');
    await signing.getByText('有一把钥匙和上一期名单里的不一样，不要签发').first().waitFor();
    expect(await signing.getByRole('checkbox', { name: /陈静/ }).isChecked()).toBe(false);
    expect(await signing.getByRole('checkbox', { name: /陈静/ }).isDisabled()).toBe(true);
    await signing.getByRole('button', { name: '续期' }).click();
    await expect.poll(() => signing.getByRole('button', { name: '续期' }).isEnabled()).toBe(true);
    expect(published).toEqual([]);
    expect(await page().evaluate(() => document.body.innerText)).not.toContain('已签发，有效至');
  });

  it('cannot change a new officer’s key after it was compared and chosen', async () => {
    const key = randomId((n) => crypto.getRandomValues(new Uint8Array(n)));
    const honest = await recipientOf(await newIdentity());
    let recipient = honest;
    await standBetween(page(), (keys) => {
      const like = keys.keys.find(({ id }) => id === second.key);
      if (!like) throw new Error('no key');
      return { ...keys, keys: [...keys.keys, { ...like, id: key, name: '新来的', recipient }] };
    });
    await openKeys();
    const box = card('签发收件名单').getByRole('checkbox', { name: /新来的.*新加入/ });
    await box.check();
    recipient = attacker.recipient;
    await page().evaluate(() => dispatchEvent(new Event('focus')));
    await expect.poll(() => box.isChecked()).toBe(false);
    await card('签发收件名单').getByRole('button', { name: '续期' }).click();
    await expect.poll(() => published.length).toBe(1);
    expect(published[0]?.signed.bundle).not.toContain(attacker.recipient);
  });

  it('cannot bring back an older genuine list, nor deny that there is one', async () => {
    const { db } = world.context();
    const old = await db
      .selectFrom('tip_bundle')
      .where('epoch', '=', 1)
      .select(['bundle', 'signature'])
      .executeTakeFirstOrThrow();
    await standBetween(page(), (keys) => ({ ...keys, newest: old }));
    await isStopped();
    await main().getByText('比这台电脑见过的旧').waitFor();
    await standBetween(page(), (keys) => ({ ...keys, newest: null, root: null, rootGrants: [] }));
    await isStopped();
  });

  it('is detected if it registers another key in the officer’s name, before the check code is read out', async () => {
    await standBetween(page(), (keys) => underKey(keys, first.key, attacker.recipient));
    await openKeys();
    await card('我的钥匙').getByText('服务器上登记的不是您这把钥匙').waitFor();
  });

  it('cannot set the date on which a list is signed', async () => {
    await standBetween(page(), (keys) => ({ ...keys, today: '2031-01-01' }));
    await openKeys();
    await card('签发收件名单').getByRole('button', { name: '续期' }).click();
    await card('签发收件名单')
      .getByText(/服务器的日期是/)
      .waitFor();
    expect(published).toEqual([]);
  });
});

it('a new computer does not accept another root: it shows the code to compare', async () => {
  await takeNewDesk();
  onTestFinished(() => desk.throwAway());
  const root = await makeRoot();
  await standBetween(page(), async (keys) => {
    const bundle = JSON.parse(keys.newest?.bundle ?? '') as KeyBundle;
    const officers = bundle.officers.map((each) => (each.key === second.key ? { ...each, ...attacker } : each));
    const forged = { ...bundle, officers: officers.map(({ key, recipient }) => ({ key, recipient })) };
    return { ...keys, root: root.root, newest: await signBundle(root.secret, forged) };
  });
  await page().goto(`${world.url}/office/tips/keys`);
  await card('我的钥匙').waitFor();
  await main().getByText(formatFingerprint(root.fingerprint)).waitFor();
  expect(root.fingerprint).not.toBe(office.fingerprint);
  for (const title of ['签发收件名单', '补授权', '演练', '现在的情况'])
    expect([title, await card(title).count()]).toEqual([title, 0]);
  // Someone with the district's check code is not deceived: the genuine one is shown once the server is honest again.
  await page().unrouteAll({ behavior: 'ignoreErrors' });
  await page().reload();
  await main().getByText(formatFingerprint(office.fingerprint)).waitFor();
});
