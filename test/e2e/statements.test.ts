import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayAt, yearOf } from '../../src/domain/kernel/day.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, newDevice } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { join } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let device: Device;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  device = await newDevice({ screen: deskScreen });
  await join(device.page(), await world.signInLink(district.members.organizer));
});
afterAll(async () => {
  await device.throwAway();
  await world.close();
  await database.drop();
});

const year = yearOf(dayAt(Date.now()));

/** Pastes text into the focused field, as from a spreadsheet. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);

it('a figure is stated with its source, and a pasted table is saved once its bad cell is mended', async () => {
  const page = device.page();
  await page.goto(`${world.url}/office/statements`);
  await page.getByRole('button', { name: '填一个数' }).click();
  const form = page.getByRole('dialog', { name: '填一个数' });
  await form.getByLabel('指标').selectOption({ label: '禁毒专项经费' });
  await form.getByText('期内财政安排的禁毒专项经费。').waitFor();
  await form.getByLabel('数值').fill('35');
  await form.getByRole('button', { name: '保存', exact: true }).click();
  await form.getByText('请填写这一项').waitFor();
  await form.getByLabel('谁提供的').fill('财政局');
  await form.getByRole('button', { name: '保存', exact: true }).click();
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
  await row(`禁毒专项经费 35 万元 ${year} 年 全区县 财政局`).waitFor();

  await page.getByRole('link', { name: '按年份填表' }).click();
  const cell = (name: string, of: number) => page.getByRole('textbox', { name: `${name}，${of} 年` });
  expect(await cell('禁毒专项经费', year).inputValue()).toBe('35');
  await cell('禁毒民警', year).focus();
  await paste(page, `指标\t${year - 1}\t${year}\n禁毒专项经费（万元）\t32\t40\n禁毒民警\t8\t8人余\n没有的指标\t1\t2\n`);
  await page.getByText('1 行没有放进表格').waitFor();
  await page.getByLabel('谁提供的').fill('财政局');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('1 格要改，还没有保存').waitFor();
  await page.getByText('请填准确的数，不带余、多、约。').waitFor();

  // Nothing is lost when the page is left before it is mended.
  await page.reload();
  await page.getByText('上次没有保存的内容还在').waitFor();
  await page.getByText('没有的指标').waitFor();
  await cell('禁毒民警', year).fill('8');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('4 个数已保存到本机').waitFor();

  await page.getByRole('link', { name: '填报数', exact: true }).first().click();
  await row(`禁毒专项经费 32 万元 ${year - 1} 年`).waitFor();
  await row(`禁毒专项经费 40 万元 ${year} 年`).waitFor();
  expect(await page.getByRole('row').count()).toBe(5);
  expect(device.complaints).toEqual([]);
});
