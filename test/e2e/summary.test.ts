import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Draft } from '../../src/demo/draft.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { dayAt } from '../../src/domain/kernel/day.ts';
import { newId } from '../../src/domain/kernel/id.ts';
import { appendTrusted } from '../../src/server/records/append.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, newDevice } from '../support/e2e-browser.ts';
import { enter, enterSmallDistrict } from '../support/e2e-district.ts';
import { signIn } from '../support/e2e-steps.ts';
import { office, openWorld, type World } from '../support/e2e-world.ts';
import { must } from '../support/must.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let laptop: Device;
let year: string;
/** Corrects the smaller of the two leaflet records, as its author would. */
let correctLeaflet: () => Promise<void>;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  const context = world.context();
  const district = await enterSmallDistrict(context, world.administrator);
  const random = seededRandom(7);
  const today = dayAt(context.now());
  year = today.slice(0, 4);
  const leaflet = (quantity: number): Draft => ({
    id: newId(context.now(), random.bytes),
    kind: 'leaflet',
    steps: [
      {
        by: district.members.volunteer,
        at: context.now() - 60_000,
        fields: {
          date: today,
          quantity,
          place: district.places.upper,
          squad: district.squads.first,
          member: district.members.volunteer,
        },
      },
    ],
  });
  const small = leaflet(120);
  await enter(context, district.members.volunteer, [small, leaflet(4_300)], random);
  correctLeaflet = async () => {
    const id = newId(context.now(), context.random);
    const change = { id, record: small.id, kind: 'leaflet', fields: { quantity: 70 } } as const;
    must(await appendTrusted(context, district.members.volunteer, [change]));
  };
  laptop = await newDevice({ screen: deskScreen });
  await signIn(laptop.page(), world.url, office);
});
afterAll(async () => {
  await laptop.throwAway();
  await world.close();
  await database.drop();
});

it('the summary writes itself from the records, opens its figures, and takes what is stated', async () => {
  const page = await laptop.open(`${world.url}/office/summary?year=${year}`);
  const paper = page.getByRole('article', { name: '总结正文' });
  const chip = paper.getByRole('link', { name: '发放宣传资料：4000余份，查看依据' });
  await chip.first().waitFor();
  const gap = paper.getByRole('link', { name: '〔缺：禁毒专项经费〕' });
  await gap.waitFor();

  await chip.first().click();
  await page.getByText('4,420').first().waitFor();
  await page.goBack();

  await gap.click();
  const form = page.getByRole('dialog');
  await form.getByLabel('数值').fill('35');
  await form.getByLabel('谁提供的').fill('财政局');
  await form.getByRole('button', { name: '保存' }).click();
  await form.waitFor({ state: 'hidden' });
  await laptop.open(`${world.url}/office/summary?year=${year}`);
  await paper.getByText('35万元').waitFor();
  expect(await gap.count()).toBe(0);

  // Each figure of the text leads to what it was counted from, and records show its number.
  const figures = await paper
    .locator('a.summary-figure')
    .evaluateAll((links) =>
      links.map((link) => ({ href: link.getAttribute('href') ?? '', label: link.getAttribute('aria-label') ?? '' })),
    );
  const opened = new Map(figures.map(({ href, label }) => [href, label]));
  expect(opened.size).toBeGreaterThan(5);
  for (const [href, label] of opened) {
    const evidence = await laptop.open(`${world.url}${href}`);
    await evidence.getByRole('heading', { level: 1 }).waitFor();
    if (href.startsWith('/office/evidence')) await evidence.getByText('4,420').first().waitFor();
    expect(await evidence.getByText(/找不到|没能/).count(), `${label} ${href}`).toBe(0);
  }
  await laptop.open(`${world.url}/office/summary?year=${year}`);
  await chip.first().waitFor();

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载' }).click();
  await page.getByRole('button', { name: '报送稿（DOCX）' }).click();
  const parts = unzipSync(await readFile(await (await coming).path()));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  expect(xml).toContain('4000余份');
  expect(xml).toMatch(/w:name="qy_leaflet_distributed_\d+"/);
  expect(xml).toContain('〔缺：主要问题〕');
  expect(xml).not.toContain('w:hyperlink');
});

it('the office edits a sentence, inserts a number and signs; then it sees which records changed since', async () => {
  const page = await laptop.open(`${world.url}/office/summary?year=${year}`);
  const paper = page.getByRole('article', { name: '总结正文' });
  await page.getByRole('button', { name: '修改正文' }).click();
  const paragraph = page.getByRole('textbox', { name: '第 2 段' });
  await paragraph.click();
  await page.keyboard.press('End');
  await page.keyboard.type('今年发放{{资料}}');
  await page.getByRole('button', { name: '插入数字' }).click();
  await page.getByRole('dialog').getByLabel('按名称找指标').fill('发放宣传资料');
  await page.getByRole('dialog').getByText('已用在：').first().waitFor();
  await page.getByRole('button', { name: /^发放宣传资料 份/ }).click();
  await page.getByRole('textbox', { name: '待写：主要问题' }).fill('山区入户不够。');
  await paper.getByText('今年发放｛｛资料｝｝4,420份').waitFor();
  await paper.getByText('山区入户不够。').waitFor();
  // It is kept on the laptop until it is saved.
  await laptop.open(`${world.url}/office/summary?year=${year}`);
  await page.getByText('还没有保存').waitFor();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存，第 1 稿').waitFor();
  await page.getByRole('button', { name: '完成' }).click();

  await page.getByRole('button', { name: '签发' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '签发' }).click();
  await dialog.getByText('没有写原因').waitFor();
  await dialog.getByLabel('署名：为什么缺').fill('报送时再署');
  await dialog.getByLabel('其余几处原因相同的').fill('今年没有开展');
  await dialog.getByRole('button', { name: '填入其余各处' }).click();
  await dialog.getByRole('button', { name: '签发' }).click();
  await page.getByRole('link', { name: '查看第 1 版' }).click();
  await page.getByText('和签发时一样').waitFor();
  const address = page.url();

  await correctLeaflet();
  await laptop.open(address);
  // The district's number, and its town's.
  await page.getByText('当时 4,420 份，现在 4,370 份').first().waitFor();
  await page.getByText('1 条记录改动').first().click();
  await page.getByRole('link', { name: '当时 120 份，现在 70 份' }).first().waitFor();
  await paper.getByText('今年发放｛｛资料｝｝4,420份').waitFor();
});
