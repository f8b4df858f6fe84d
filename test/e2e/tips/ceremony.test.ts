import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migratedDatabase } from '../../support/database.ts';
import { type Device, deskScreen, newDevice } from '../../support/e2e-browser.ts';
import { compareCode, PASSPHRASE } from '../../support/e2e-desk.ts';
import { enterSmallDistrict, type SmallDistrict } from '../../support/e2e-district.ts';
import { join, signIn } from '../../support/e2e-steps.ts';
import { arrived, seal, sealButton, write } from '../../support/e2e-tip-pages.ts';
import { office as administrator, openWorld, type World } from '../../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let phone: Device;
let first: Device;
let second: Device;
let third: Device;
const devices = (): Device[] => [phone, first, second, third];

beforeEach(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  const screen = deskScreen;
  [phone, first, second, third] = await Promise.all([
    newDevice(),
    newDevice({ screen }),
    newDevice({ screen }),
    newDevice({ screen }),
  ]);
});
afterEach(async () => {
  await Promise.all(devices().map((device) => device.throwAway()));
  await world.close();
  await database.drop();
});

const card = (page: Page, title: string) =>
  page.getByRole('main').getByRole('region', { name: title, exact: true }).first();
const keysPage = async (page: Page): Promise<void> => {
  await page.goto(`${world.url}/office/tips/keys`);
  await card(page, '我的钥匙').waitFor();
};

/**
 * Creates a key under 我的钥匙: passphrase, file, registration.
 * @returns the file's text
 */
async function makeKey(page: Page): Promise<string> {
  const mine = card(page, '我的钥匙');
  const another = mine.getByRole('button', { name: '另做一把' });
  await another.or(mine.getByRole('button', { name: '做钥匙' })).waitFor();
  if (await another.count()) await another.click();
  await mine.getByLabel('口令', { exact: true }).fill('太短');
  await mine.getByRole('button', { name: '做钥匙' }).click();
  await mine.getByText('口令太短，容易被试出来').waitFor();
  await mine.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
  await mine.getByLabel('再输一遍口令').fill(`${PASSPHRASE} `);
  await mine.getByRole('button', { name: '做钥匙' }).click();
  await mine.getByText('两遍口令不一样').waitFor();
  await mine.getByLabel('再输一遍口令').fill(PASSPHRASE);
  await mine.getByRole('button', { name: '做钥匙' }).click();
  await mine.getByText('钥匙做好了，还差两步').waitFor();
  const downloading = page.waitForEvent('download');
  await mine.getByRole('button', { name: '下载钥匙文件' }).click();
  const file = await readFile(await (await downloading).path(), 'utf8');
  await mine.getByRole('button', { name: '登记' }).click();
  await mine.getByText('已登记。请把核对码报给管理员').waitFor();
  return file;
}

type Cards = readonly [string, string, string];

/** Creates recovery cards, including typing two of them back. */
async function makeCards(page: Page): Promise<Cards> {
  await card(page, '恢复卡').getByRole('button', { name: '做恢复卡' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '开始' }).click();
  const cards: string[] = [];
  const codes = new Set<string>();
  for (const [number, next] of [
    [1, '抄好了，下一张'],
    [2, '抄好了，下一张'],
    [3, '抄好了，核对'],
  ] as const) {
    await dialog.getByText(`第 ${number} 张，共 3 张`).waitFor();
    cards.push((await dialog.locator('.share-text').innerText()).trim());
    codes.add(await dialog.locator('.key-code').innerText());
    await dialog.getByRole('button', { name: next }).click();
  }
  const [one = '', two = '', three = ''] = cards;
  expect(new Set(cards).size).toBe(3);
  // The check code is not secret: it is the same on each card and beside the unsigned recipient.
  expect([...codes]).toEqual([expect.stringMatching(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/)]);
  await typeCards(dialog, one, one);
  await dialog.getByRole('button', { name: '核对', exact: true }).click();
  await dialog
    .getByText('请输入两张不同的恢复卡')
    .or(dialog.getByText(/两张卡合不起来/))
    .waitFor();
  const wrong = `${two[0] === 'A' ? 'B' : 'A'}${two.slice(1)}`;
  await typeCards(dialog, one, wrong);
  await dialog.getByRole('button', { name: '核对', exact: true }).click();
  await dialog.getByText('有一张抄得不对').waitFor();
  await typeCards(dialog, one, two.toLowerCase());
  await dialog.getByRole('button', { name: '核对', exact: true }).click();
  await dialog.getByText('核对无误，两张卡合得起来').waitFor();
  await dialog.getByRole('button', { name: '收好' }).click();
  await card(page, '签发收件名单')
    .getByText([...codes].join())
    .waitFor();
  return [one, two, three];
}

type Within = Pick<Page, 'getByLabel'>;
async function typeCards(within: Within, one: string, two: string): Promise<void> {
  await within.getByLabel('一张恢复卡', { exact: true }).fill(one);
  await within.getByLabel('另一张恢复卡').fill(two);
}

/** Signs the list (签发收件名单) with exactly these officers. */
async function sign(page: Page, names: readonly string[], cards?: readonly [string, string]): Promise<void> {
  const signing = card(page, '签发收件名单');
  for (const name of names) await signing.getByRole('checkbox', { name: new RegExp(name) }).waitFor();
  for (const box of await signing.getByRole('group').first().getByRole('checkbox').all()) {
    const label =
      (await box.getAttribute('aria-label')) ?? (await box.evaluate((input) => input.closest('label')?.textContent));
    await box.setChecked(names.some((name) => label?.includes(name)));
  }
  if (cards) {
    await signing.getByRole('checkbox', { name: '用恢复卡签发' }).check();
    await typeCards(signing, ...cards);
  }
  await signing.getByRole('button', { name: /^(签发名单|续期)$/ }).click();
  await expect
    .poll(async () => (await signing.locator('.notice').allInnerTexts()).join('；'), { timeout: 20_000 })
    .toMatch(/已签发，有效至/);
}

async function tip(what: string): Promise<void> {
  const page = phone.page();
  await page.goto('about:blank');
  await phone.open(`${world.url}/tip`);
  await write(page, what);
  await seal(page);
  await arrived(page).waitFor();
  await page.getByRole('checkbox', { name: '我已记下' }).check();
  await page.getByRole('button', { name: '好了，收起回执码' }).click();
}

async function unlockHere(page: Page): Promise<void> {
  await page.getByLabel('口令', { exact: true }).first().fill(PASSPHRASE);
  await page.getByRole('button', { name: '解锁', exact: true }).click();
  await page.getByText('已解锁', { exact: true }).waitFor();
}

/** Opens the only tip of the list. */
async function openTip(page: Page): Promise<void> {
  await page.goto(`${world.url}/office/tips`);
  await page.getByRole('link', { name: /^打开 / }).click();
  await unlockHere(page);
}

it('an office creates keys, renews its list, loses people and keys, and can still read', async () => {
  // Before the ceremony nobody can seal.
  await phone.open(`${world.url}/tip`);
  await phone.page().getByText('禁毒办还没有准备好接收加密举报').waitFor();

  // 周明, the administrator, alone at first.
  const desk = first.page();
  await signIn(desk, world.url, administrator);
  await keysPage(desk);
  const file = await makeKey(desk);
  expect(file).not.toContain('AGE-SECRET-KEY');
  await card(desk, '签发收件名单').getByRole('checkbox', { name: /周明/ }).check();
  await card(desk, '签发收件名单').getByRole('button', { name: '签发名单' }).click();
  await desk.getByText('请先做恢复卡。').waitFor();
  const cards = await makeCards(desk);
  await sign(desk, ['周明']);
  await card(desk, '现在的情况')
    .getByText(/^收件名单有效至/)
    .waitFor();
  await tip('第一件：砖窑里夜里有人');

  // 演练, once a quarter.
  const drill = card(desk, '演练');
  await typeCards(drill, cards[0], cards[2]);
  await drill.getByRole('button', { name: '核对' }).click();
  await drill.getByText('两张卡合得起来，是现在这一套恢复卡').waitFor();

  // 陈静 joins: a key on another computer, the next list, and access to earlier tips.
  const other = second.page();
  await join(other, await world.signInLink(district.members.officer));
  await keysPage(other);
  await makeKey(other);
  await keysPage(desk);
  await unlockHere(desk);
  await sign(desk, ['周明', '陈静']);
  await openTip(other);
  await other.getByText('您的钥匙打不开这一件').waitFor();
  const regrant = card(desk, '补授权');
  await regrant.getByText('陈静：还有 1 件打不开').waitFor();
  await regrant.getByRole('button', { name: '开始补授权' }).click();
  await regrant.getByText('补授权完成，共 1 件').waitFor();
  await openTip(other);
  await other.getByText('第一件：砖窑里夜里有人').waitFor();

  // 锁上 removes the opened tip from the screen; a wrong passphrase opens nothing.
  await other.getByRole('button', { name: '锁上' }).click();
  await expect.poll(() => other.content()).not.toContain('砖窑');
  await other.getByLabel('口令', { exact: true }).fill('qing shui chang liu bu xing');
  await other.getByRole('button', { name: '解锁', exact: true }).click();
  await other.getByText('口令不对。').waitFor();

  // 周明 leaves: the key is retired, and the next list is without it. 陈静 is administrator by now.
  await desk.getByRole('button', { name: '停用周明的钥匙' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await desk.getByText('已停用。名单里若有它，请重新签发名单。').waitFor();
  const listed = card(desk, '签发收件名单').getByRole('checkbox', { name: /周明/ });
  await expect.poll(() => listed.count()).toBe(0);
  await sign(desk, ['陈静']);
  await tip('第二件：只有陈静能开');
  await desk.goto(`${world.url}/office/tips`);
  await expect.poll(() => desk.getByRole('link', { name: /^打开 / }).count()).toBe(2);

  // Then her computer breaks too: a new computer, a new key, and two of the three cards.
  const fresh = third.page();
  await signIn(fresh, world.url, administrator);
  await keysPage(fresh);
  await makeKey(fresh);
  // Nothing is signed here before the district's check code was compared with another computer's.
  await card(fresh, '签发收件名单').waitFor({ state: 'detached' });
  const code = card(desk, '现在的情况').getByText(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
  await keysPage(desk);
  await compareCode(fresh, (await code.last().innerText()).trim().replaceAll('-', ''));
  await sign(fresh, ['周明'], [cards[1], cards[2]]);
  const again = card(fresh, '补授权');
  await again.getByText('还有 2 件打不开').waitFor();
  await again.getByRole('radio', { name: '恢复卡（两张）' }).check();
  await typeCards(again, cards[2], cards[0]);
  await again.getByRole('button', { name: '开始补授权' }).click();
  await again.getByText('补授权完成，共 2 件').waitFor();
  await fresh.goto(`${world.url}/office/tips`);
  const links = fresh.getByRole('link', { name: /^打开 / });
  await links.first().waitFor();
  const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  const texts: string[] = [];
  for (const address of addresses) {
    await fresh.goto(address);
    await unlockHere(fresh);
    await fresh.getByText(/^第[一二]件/).waitFor();
    texts.push(await fresh.getByText(/^第[一二]件/).innerText());
  }
  expect(texts.sort()).toEqual(['第一件：砖窑里夜里有人', '第二件：只有陈静能开'].sort());

  // The public is not affected: phones know the root.
  await tip('第三件：照常能发');
  await sealButton(phone.page()).waitFor({ state: 'detached' });
  expect(devices().flatMap(({ complaints }) => complaints)).toEqual([]);
});
