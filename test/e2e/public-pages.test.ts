import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { questionSets } from '../../src/domain/learning/question-sets.ts';
import { selfTestAddress } from '../../src/protocol/surveys/self-test.ts';
import { deskScreen, newDevice, phoneScreen, readyForOffline, sharedBrowser } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { cameraPhoto } from '../support/e2e-photos.ts';
import { join, signIn } from '../support/e2e-steps.ts';
import { arrived, openAll, seal, write } from '../support/e2e-tip-pages.ts';
import { prepareOffice } from '../support/e2e-tips.ts';
import { office, openWorld, type World } from '../support/e2e-world.ts';

let world: World;
let members: SmallDistrict['members'];

beforeAll(async () => {
  world = await openWorld();
  ({ members } = await enterSmallDistrict(world.context(), world.administrator));
});
afterAll(() => world.close());

const title = (page: Page) => page.getByRole('heading', { level: 1 });

it('the public pages can be read, and a comment written, without JavaScript', async () => {
  const browser = await sharedBrowser();
  const context = await browser.newContext({ viewport: phoneScreen, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${world.url}/`);
  expect(await page.getByRole('link', { name: /^拨打 110/ }).getAttribute('href')).toBe('tel:110');
  await page.getByRole('link', { name: '全部 30 篇' }).click();
  await page.getByRole('link', { name: /^依托咪酯：/ }).click();
  await page.getByText('来源').waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Back to Learn' }).click();
  expect(await title(page).textContent()).toBe('Learn');
  await page.getByRole('link', { name: '中文' }).click();
  await page.getByRole('link', { name: '大字' }).click();
  expect(await page.locator('html').getAttribute('data-size')).toBe('elder');
  await page.getByRole('link', { name: '意见与投诉' }).click();
  await page.getByLabel('您的意见').fill('展板的字太小');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('禁毒办还没有答复').waitFor();
  expect(await page.locator('.code').textContent()).toMatch(/^(\w{4}-){2}\w{4}$/);
  await page.goto(`${world.url}/nowhere`);
  expect(await title(page).textContent()).toBe('没有这一页');
  await context.close();
});

it('the public pages remember size and language, can be searched, and open offline where the app is', async () => {
  const context = await (await sharedBrowser()).newContext({ viewport: phoneScreen });
  const page = await context.newPage();
  await page.addInitScript(() => {
    speechSynthesis.getVoices = () => [{ lang: 'zh-CN' } as SpeechSynthesisVoice];
  });
  await page.goto(`${world.url}/join`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/learn/hotlines')) !== undefined), { timeout: 30_000 })
    .toBe(true);
  await page.goto(`${world.url}/learn`);
  await page.getByLabel('找一找').fill('虞美人');
  await expect.poll(() => page.locator('[data-words]:visible').count()).toBeLessThan(5);
  await page.getByRole('link', { name: '大字' }).click();
  await context.setOffline(true);
  await page.goto(`${world.url}/learn/etomidate`);
  await page.getByText('来源').waitFor();
  await page.getByRole('button', { name: '读给我听' }).waitFor();
  expect(await page.locator('html').getAttribute('data-size')).toBe('elder');
  await page.goto(`${world.url}/feedback`);
  await page.getByLabel('您的意见').fill('没有网络时写的');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('没有提交').waitFor();
  expect(await page.getByLabel('您的意见').inputValue()).toBe('没有网络时写的');
  await page.getByLabel('用编号看答复').fill('4HTX');
  await page.getByRole('button', { name: '查看' }).click();
  await page.getByText('看不到答复').waitFor();
  // A post that this phone never kept is out of reach, and not missing.
  await page.goto(`${world.url}/posts/7`);
  await page.getByRole('button', { name: '再试一次' }).waitFor();
  await page.goto(`${world.url}/feedback`);
  await context.setOffline(false);
  await page.getByRole('link', { name: 'English' }).click();
  await title(page).getByText('Comments and complaints').waitFor();
  await page.goto(`${world.url}/`);
  await expect
    .poll(() =>
      page
        .locator('html')
        .getAttribute('lang')
        .catch(() => ''),
    )
    .toBe('en');
  await context.close();
});

it('a villager who scans a leaflet in WeChat learns, and sends a tip', async () => {
  const office = await prepareOffice(world);
  const userAgent =
    'Mozilla/5.0 (Linux; Android 13; V2148A Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MicroMessenger/8.0.47.2560(0x28002F30) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64';
  const context = await (await sharedBrowser()).newContext({ viewport: phoneScreen, userAgent });
  const page = await context.newPage();
  // WeChat on Android reads nothing aloud.
  await page.addInitScript(() => Object.defineProperty(window, 'speechSynthesis', { value: undefined }));
  const counted = page.waitForResponse(/\/api\/batches\/opened$/);
  await page.goto(`${world.url}/l#26K3`);
  expect((await counted).ok()).toBe(true);
  await page.getByRole('link', { name: /^依托咪酯：/ }).click();
  await page.getByText('来源').waitFor();
  expect(await page.getByRole('button', { name: '读给我听' }).count()).toBe(0);
  await page.getByRole('link', { name: '我要举报' }).click();
  await page.getByText('您在微信里打开了这一页').waitFor();
  await page.getByText(/^主办：/).waitFor();
  expect(await page.getByRole('link', { name: '求助 12356' }).getAttribute('href')).toBe('tel:12356');
  await page.getByRole('button', { name: '大字' }).click();
  await write(page, '村口小店卖上头电子烟');
  await seal(page);
  await arrived(page).waitFor();
  // What came is said before the code, and a picture is shown for a long press, since WeChat saves no files.
  const [said, code] = await Promise.all([arrived(page).boundingBox(), page.locator('.tip-code').boundingBox()]);
  expect(said?.y).toBeLessThan(code?.y ?? 0);
  await page.getByRole('button', { name: '存成图片' }).click();
  await page.getByText('长按下面的图片').waitFor();
  const [officer] = office.officers;
  const [tip] = officer ? await openAll(office, officer) : [];
  expect(tip?.body.content.what).toBe('村口小店卖上头电子烟');
  await context.close();
});

/** A reader's page, with the app installed or without JavaScript. */
async function readerPage(javaScriptEnabled: boolean): Promise<Page> {
  const context = await (await sharedBrowser()).newContext({ viewport: phoneScreen, javaScriptEnabled });
  return context.newPage();
}

it('the office writes a post once: its outputs, the page without JavaScript, and withdrawn everywhere', async () => {
  const desk = await newDevice({ screen: deskScreen });
  const page = desk.page();
  await signIn(page, world.url, office);
  await page.goto(`${world.url}/office/posts`);
  await page.getByRole('button', { name: '写动态' }).click();
  await page.getByLabel('题目').fill('赶集这天，禁毒知识摆上摊');
  await page.getByLabel('时间（可不填）').fill('12月6日 9:00–11:30');
  await page.getByLabel('地点（可不填）').fill('清水镇 集市东口');
  const text = page.getByRole('textbox', { name: '正文' });
  await text.fill('看一看**“罂粟”**和虞美人怎么分。<script>alert(1)</script>');
  await page.getByText('第 1 行：有网页代码，请删掉，只写文字').waitFor();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('alert').getByText('改好下面几处才能发布').waitFor();
  await text.fill('看一看**“罂粟”**和虞美人怎么分。');

  await page.getByRole('button', { name: '选照片' }).click();
  const dialog = page.getByRole('dialog', { name: '放一张照片' });
  await dialog.getByLabel('选照片').setInputFiles(await cameraPhoto(page, 1));
  await dialog.getByLabel('图里是什么').fill('集市上认罂粟');
  await dialog.getByRole('radio', { name: '问过本人，口头同意' }).check();
  await dialog.getByRole('button', { name: '放进正文' }).click();
  await dialog.waitFor({ state: 'detached' });
  const preview = page.getByRole('region', { name: '网页', exact: true });
  await preview.getByRole('img', { name: '集市上认罂粟' }).waitFor();
  await preview.locator('strong', { hasText: '“罂粟”' }).waitFor();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('已发布，半分钟内出现在网页上').waitFor();

  const group = page.getByLabel('群消息文字');
  expect(await group.inputValue()).toContain('【赶集这天，禁毒知识摆上摊】12月6日 9:00–11:30。');
  expect(await group.inputValue()).toMatch(/详情：http:\/\/localhost:\d+\/posts\/1$/);
  expect(await page.getByLabel('LED 文字').inputValue()).toBe('12月6日 赶集这天 禁毒知识摆上摊');
  expect(await page.getByLabel('大喇叭稿文字').inputValue()).toContain('时间：十二月六号 九点到十一点半。');
  await page.getByRole('region', { name: '海报' }).getByRole('img').waitFor();
  const notice = page.getByRole('region', { name: 'A4 / A3 张贴' });
  await notice.getByText('赶集这天，禁毒知识摆上摊').waitFor();
  await notice.getByRole('img', { name: '《赶集这天，禁毒知识摆上摊》的网址' }).waitFor();

  const bare = await readerPage(false);
  await bare.goto(`${world.url}/`);
  await bare.getByRole('link', { name: /^赶集这天/ }).click();
  expect(await title(bare).textContent()).toBe('赶集这天，禁毒知识摆上摊');
  const image = bare.getByRole('img', { name: '集市上认罂粟' });
  await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(300);

  const phone = await readerPage(true);
  await phone.goto(`${world.url}/join`);
  await phone.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await phone.goto(`${world.url}/posts/1`);
  const isKept = () => phone.evaluate(async () => (await caches.match('/posts/1')) !== undefined);
  await expect.poll(isKept).toBe(true);

  await page.goto(`${world.url}/office/posts/pictures`);
  await page.getByRole('link', { name: '赶集这天' }).waitFor();
  await page.getByRole('button', { name: '撤回同意' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回同意' }).click();
  await page.getByText('已撤回，照片从所有动态撤下').waitFor();
  await bare.reload();
  expect(await bare.getByRole('img', { name: '集市上认罂粟' }).count()).toBe(0);

  await page.getByRole('link', { name: '赶集这天' }).click();
  await page.getByRole('button', { name: '撤回', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
  await page.getByText('已撤回，半分钟内从网页上撤下').waitFor();
  await bare.reload();
  expect(await title(bare).textContent()).toBe('这篇动态已经撤回');
  // Any page that this phone opens with a network takes the kept copy from it.
  await phone.goto(`${world.url}/calendar`);
  await expect.poll(isKept).toBe(false);
  for (const reader of [bare, phone]) await reader.context().close();
  await desk.throwAway();
});

it('a post for volunteers reaches their phones with its picture, offline too, until it is withdrawn', async () => {
  const [desk, phone] = [await newDevice({ screen: deskScreen }), await newDevice({ hasServiceWorker: true })];
  const page = desk.page();
  await signIn(page, world.url, office);
  await page.goto(`${world.url}/office/posts`);
  await page.getByRole('button', { name: '写动态' }).click();
  await page.getByLabel('题目').fill('踏查前，请先看这几条');
  await page.getByRole('radio', { name: '只给志愿者' }).check();
  await page.getByRole('textbox', { name: '正文' }).fill('看到可疑的植物：**不拔、不碰**。');
  await page.getByRole('button', { name: '选照片' }).click();
  const dialog = page.getByRole('dialog', { name: '放一张照片' });
  await dialog.getByLabel('选照片').setInputFiles(await cameraPhoto(page, 2));
  await dialog.getByLabel('图里是什么').fill('两人一起走');
  await dialog.getByRole('radio', { name: '认不出任何人' }).check();
  await dialog.getByRole('button', { name: '放进正文' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('已发布，志愿者下次联网时收到').waitFor();
  expect(await page.getByRole('region', { name: '海报' }).count()).toBe(0);

  await join(phone.page(), await world.signInLink(members.volunteer));
  await readyForOffline(phone.page());
  await phone.open(`${world.url}/today`);
  await phone
    .page()
    .getByRole('link', { name: /踏查前，请先看这几条/ })
    .click();
  const image = phone.page().getByRole('img', { name: '两人一起走' });
  const width = () => image.evaluate((img: HTMLImageElement) => (img.src.startsWith('blob:') ? img.naturalWidth : 0));
  // The picture is kept in the background; the page then shows the phone's copy.
  await expect
    .poll(async () => {
      await phone.page().reload();
      await image.waitFor();
      return width();
    })
    .toBeGreaterThan(300);
  await phone.setOffline(true);
  await phone.open(`${world.url}/notices`);
  await phone
    .page()
    .getByRole('link', { name: /踏查前/ })
    .click();
  await phone.page().getByText('不拔、不碰').waitFor();
  await expect.poll(width).toBeGreaterThan(300);

  await page.getByRole('button', { name: '撤回', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
  await page.getByText('已撤回，志愿者的手机下次联网时撤下').waitFor();
  await phone.setOffline(false);
  await phone.page().getByText('这条公告不在了').waitFor();
  expect([...phone.complaints, ...desk.complaints]).toEqual([]);
  await Promise.all([phone.throwAway(), desk.throwAway()]);
});

it('people answer a survey by its code on their own phones; it becomes one record of a self-test', async () => {
  const device = await newDevice();
  const page = device.page();
  await join(page, await world.signInLink(members.leader));
  await device.open(`${world.url}/survey`);
  await page.getByRole('radio', { name: '他扫码，用自己的手机答' }).check();
  await page.getByRole('button', { name: '开始' }).click();
  await page.getByRole('img', { name: '作答的二维码' }).waitFor();
  const { id } = await world.context().db.selectFrom('self_test').select('id').executeTakeFirstOrThrow();
  // A reload leaves the code as it is.
  await page.reload();
  await page.getByText('还没有人答完').waitFor();

  const phone = await readerPage(true);
  await phone.goto(selfTestAddress(world.url, id));
  await phone.getByText('不用登录，不留姓名').waitFor();
  await phone.getByRole('button', { name: '开始答题' }).click();
  const { questions } = questionSets.everybody;
  for (const { text, options, answer } of questions) {
    await phone.getByRole('heading', { name: text }).waitFor();
    await phone.getByRole('button', { name: options[answer] ?? '', exact: true }).click();
  }
  await phone.getByText('交上了，谢谢您').waitFor();
  expect(await phone.context().cookies()).toEqual([]);

  await page.reload();
  await page.getByText('已答 1 人，知晓 1 人').waitFor();
  await page.getByRole('button', { name: '收起，看结果' }).click();
  await page.getByText('已问 1 人，知晓 1 人').waitFor();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('自测').first().waitFor();
  await phone.reload();
  await phone.getByText('这次调查已经结束').waitFor();
  expect(device.complaints).toEqual([]);
  await phone.context().close();
  await device.throwAway();
});
