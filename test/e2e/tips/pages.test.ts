import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../support/database.ts';
import { type Device, newDevice, readyForOffline } from '../../support/e2e-browser.ts';
import { cameraPhoto } from '../../support/e2e-photos.ts';
import { siteStorage } from '../../support/e2e-storage.ts';
import { addTipPhotos, arrived, lookUp, openAll, seal, sealButton, write } from '../../support/e2e-tip-pages.ts';
import { type PreparedOffice, prepareOffice, type Unlocked } from '../../support/e2e-tips.ts';
import { openWorld, type World } from '../../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let phone: Device;

beforeEach(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  phone = await newDevice();
});
afterEach(async () => {
  await phone.throwAway();
  await world.close();
  await database.drop();
});

/** Takes a phone that opens pages without a network. */
async function takeOfflinePhone(): Promise<void> {
  await phone.throwAway();
  phone = await newDevice({ hasServiceWorker: true });
}

const officerOf = ({ officers }: PreparedOffice): Unlocked => {
  const [officer] = officers;
  if (!officer) throw new Error('no officer');
  return officer;
};
const what = (page: Page) => page.getByRole('textbox', { name: '什么情况' });
const open = (path = '/tip'): Promise<Page> => phone.open(`${world.url}${path}`);
/** Opens the office's only tip. */
async function theTip(office: PreparedOffice) {
  const [tip, ...others] = await openAll(office, officerOf(office));
  if (!tip || others.length) throw new Error(`${others.length + (tip ? 1 : 0)} tips came`);
  return tip;
}

describe('我要举报', () => {
  it('shows 110 and the office’s hotlines first, also offline', async () => {
    await takeOfflinePhone();
    await prepareOffice(world, { hotlines: [{ label: '区禁毒办', number: '0558-7100110' }] });
    const page = await open();
    await page.getByRole('link', { name: '区禁毒办 0558-7100110' }).waitFor();
    await readyForOffline(page);
    await page.waitForLoadState('networkidle');
    await phone.setOffline(true);
    await open();
    const calls = page.getByRole('region', { name: '打电话' }).getByRole('link');
    await expect
      .poll(() => calls.evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
      .toEqual(['tel:110', 'tel:12356', 'tel:0558-7100110']);
    const box = await calls.first().boundingBox();
    expect(box?.y).toBeLessThan((await what(page).boundingBox())?.y ?? 0);
  });

  it('says that the office is not ready, keeps the text, and can seal as soon as it is', async () => {
    const page = await open();
    await page.getByText('禁毒办还没有准备好接收加密举报').waitFor();
    await write(page, '先写下来');
    await sealButton(page).click();
    await page.getByText('没有发出任何内容，您写的都还在这一页').first().waitFor();
    const office = await prepareOffice(world);
    await page.getByRole('button', { name: '再试一次' }).first().click();
    await expect.poll(() => page.getByText('现在不能加密').count()).toBe(0);
    expect(await what(page).inputValue()).toBe('先写下来');
    await seal(page);
    await arrived(page).waitFor();
    expect((await theTip(office)).body.content.what).toBe('先写下来');
  });

  it('trusts the leaflet over the server, and the first root over later ones', async () => {
    const office = await prepareOffice(world);
    const other = `${office.fingerprint.slice(0, -1)}${office.fingerprint.endsWith('A') ? 'B' : 'A'}`;
    const page = await open(`/tip#k=${other}`);
    await page.getByText('现在不能加密').waitFor();
    await write(page, '不该发出');
    await sealButton(page).click();
    await page
      .getByText(/二维码没扫全|可能是假冒的网站/)
      .first()
      .waitFor();
    expect(await openAll(office, officerOf(office))).toEqual([]);
    await page.goto('about:blank');
    await open(`/tip#k=${office.fingerprint}`);
    await write(page, '照传单核对过');
    await seal(page);
    await arrived(page).waitFor();
    expect((await theTip(office)).body.content.what).toBe('照传单核对过');
  });

  it('requires only what happened', async () => {
    await prepareOffice(world);
    const page = await open();
    await sealButton(page).click();
    const error = page.getByText('请先写下是什么情况');
    await error.waitFor();
    // Above the bar that stays at the bottom.
    const bottom = async () => {
      const [text, bar] = [await error.boundingBox(), await page.locator('.bottom-bar').boundingBox()];
      return (text?.y ?? 0) + (text?.height ?? 0) - (bar?.y ?? 0);
    };
    await expect.poll(bottom).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('what');
    await write(page, '几个字');
    await seal(page);
  });

  it('accepts five photos, reports rejected ones, and sends no metadata', async () => {
    const office = await prepareOffice(world);
    const page = await open();
    await write(page, '有照片');
    const good = await cameraPhoto(page, 1);
    const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0x00, 0x22]), Buffer.from('Exif\0\0MM GPS 27.12345 N 哨兵')]);
    const tagged = Buffer.concat([good.buffer.subarray(0, 2), exif.subarray(0, 36), good.buffer.subarray(2)]);
    // A page that is also a picture, and a page that only claims to be one.
    const polyglot = Buffer.concat([good.buffer, Buffer.from('<script>alert(document.domain)</script>')]);
    const liar = Buffer.from('<html><script>alert(1)</script></html>');
    const mimeType = 'image/jpeg';
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '从相册选' }).click();
    await (await choosing).setFiles([
      { name: 'a.jpg', mimeType, buffer: tagged },
      { name: 'b.jpg', mimeType, buffer: polyglot },
      { name: 'c.jpg', mimeType, buffer: liar },
    ]);
    await page.getByText('有 1 张打不开，没有加上').waitFor();
    await addMore(page, [2, 3, 4, 5, 6]);
    await page.getByText('最多 5 张，多选的没有加上').waitFor();
    expect(await page.getByRole('button', { name: '拍照' }).getAttribute('aria-disabled')).toBe('true');
    await seal(page);
    await arrived(page).waitFor();
    const { photos } = await theTip(office);
    expect(photos).toHaveLength(5);
    for (const photo of photos) {
      const bytes = Buffer.from(photo);
      expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
      expect(bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
      expect(bytes.includes('Exif')).toBe(false);
      expect(bytes.includes('<script>')).toBe(false);
    }
  });

  it('sends from memory if the browser stores nothing, and says so', async () => {
    const office = await prepareOffice(world);
    await phone.context().addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', {
        get: () => ({
          open() {
            throw new DOMException('denied', 'SecurityError');
          },
          databases: async () => [],
        }),
      });
    });
    const page = await open();
    await phone.setOffline(false);
    await write(page, '无痕窗口里写的');
    await seal(page);
    await arrived(page).waitFor();
    expect((await theTip(office)).body.content.what).toBe('无痕窗口里写的');
  });
});

/** Adds more photos by 从相册选. */
async function addMore(page: Page, seeds: readonly number[]): Promise<void> {
  const photos = [];
  for (const seed of seeds) photos.push(await cameraPhoto(page, seed));
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '从相册选' }).click();
  await (await choosing).setFiles(photos);
}

describe('快速离开', () => {
  it('hides the page within 200 ms, wipes the input, and leaves no history entry', async () => {
    await prepareOffice(world);
    await phone.context().route('https://www.baidu.com/**', (route) => route.fulfill({ body: '<title>a</title>' }));
    const page = await phone.open(`${world.url}/`);
    await open();
    await write(page, '不能让人看见');
    await addTipPhotos(page, [1]);
    await page.getByRole('checkbox', { name: '在这部手机上留草稿' }).check();
    await expect.poll(() => siteStorage(page)).toContain('不能让人看见');
    // Measured by the page's own clock from the tap to the first frame without the page, and stored outside the page.
    let hidden = Number.NaN;
    await page.exposeFunction('hiddenAfter', (ms: number) => {
      hidden = ms;
    });
    await page.evaluate(() => {
      let tapped = 0;
      addEventListener('pointerup', () => {
        tapped = performance.now();
      });
      new MutationObserver(() => {
        const after = performance.now() - tapped;
        void (globalThis as unknown as { hiddenAfter(ms: number): void }).hiddenAfter(after);
      }).observe(document.documentElement, { attributes: true, attributeFilter: ['hidden'] });
    });
    const start = Date.now();
    await page.getByRole('button', { name: '快速离开' }).click();
    await page.waitForURL('https://www.baidu.com/**');
    expect(hidden).toBeLessThan(200);
    expect(Date.now() - start).toBeLessThan(5_000);
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await siteStorage(page)).not.toContain('不能让人看见');
    await open();
    expect(await what(page).inputValue()).toBe('');
  });

  it('also works with a double Escape, and opens an empty page offline', async () => {
    await takeOfflinePhone();
    await prepareOffice(world);
    const page = await open();
    await readyForOffline(page);
    await write(page, '不能让人看见');
    await phone.setOffline(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForURL('about:blank');
  });
});

describe('a draft', () => {
  it('is in memory only; stored by choice, and deleted on sealing', async () => {
    await prepareOffice(world);
    const page = await open();
    await write(page, '还没写完的话');
    await page.goto('about:blank');
    await open();
    expect(await what(page).inputValue()).toBe('');
    await write(page, '还没写完的话');
    await page.getByRole('checkbox', { name: '在这部手机上留草稿' }).check();
    await expect.poll(() => siteStorage(page)).toContain('还没写完的话');
    await page.goto('about:blank');
    await open();
    await page.getByText('上次留的草稿已经恢复').waitFor();
    expect(await what(page).inputValue()).toBe('还没写完的话');
    await seal(page);
    await expect.poll(() => siteStorage(page)).not.toContain('还没写完的话');
  });
});

describe('代人举报', () => {
  it('keeps no text, receipt code or draft on the volunteer’s phone', async () => {
    const office = await prepareOffice(world);
    const page = await open('/tip#behalf');
    expect(await page.getByRole('checkbox', { name: '在这部手机上留草稿' }).count()).toBe(0);
    await write(page, '替邻居写下的话');
    await sealButton(page).click();
    await page.getByRole('heading', { name: '请对方记下回执码' }).waitFor();
    const receipt = (await page.locator('.tip-code li').allTextContents()).join('-');
    expect(await page.getByRole('button', { name: '存成图片' }).count()).toBe(0);
    await arrived(page).waitFor();
    await page.getByRole('checkbox', { name: '对方已记下' }).check();
    await page.getByRole('button', { name: '好了，收起回执码' }).click();
    await page.getByText('回执码已收起').waitFor();
    expect(await page.content()).not.toContain(receipt.slice(0, 7));
    const kept = await siteStorage(page);
    expect(kept).not.toContain('替邻居写下的话');
    expect(kept).not.toContain(receipt.replaceAll('-', ''));
    expect((await theTip(office)).body.content).toMatchObject({ what: '替邻居写下的话', behalf: true });
  });
});

describe('查询回复', () => {
  it('helps with a mistyped receipt code, and does not know an unknown one', async () => {
    await prepareOffice(world);
    const page = await open();
    await write(page, '会有回执码');
    const receipt = await seal(page);
    await arrived(page).waitFor();
    await page.getByRole('checkbox', { name: '我已记下' }).check();
    await page.getByRole('button', { name: '好了，收起回执码' }).click();
    await page.goto('about:blank');
    await open('/tip/receipt');
    const field = page.getByRole('textbox', { name: '回执码' });
    const look = page.getByRole('button', { name: '查看回复' });
    await field.fill(receipt.slice(0, -2));
    await look.click();
    await page.getByText('还差 2 个字符').waitFor();
    const first = receipt[0] === 'A' ? 'B' : 'A';
    await field.fill(`${first}${receipt.slice(1)}`);
    await look.click();
    await page.getByText('有一个字符抄错了').waitFor();
    // As people type: lower case, spaces, O for zero.
    await field.fill(receipt.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'));
    await look.click();
    await page.getByRole('heading', { name: '往来留言' }).waitFor();
    await page.getByRole('button', { name: '换一个回执码' }).click();
    expect(await field.inputValue()).toBe('');
    await phone.setOffline(true);
    await field.fill(receipt);
    await look.click();
    await page.getByText('连不上网。回执码还在框里').waitFor();
    await phone.setOffline(false);
    await look.click();
    await page.getByRole('heading', { name: '往来留言' }).waitFor();
    expect(await siteStorage(page)).not.toContain(receipt.replaceAll('-', ''));
  });

  it('seals an answer with a photo offline, and sends it later', async () => {
    const office = await prepareOffice(world);
    const page = await open();
    await write(page, '先说一点');
    const receipt = await seal(page);
    await arrived(page).waitFor();
    await page.getByRole('checkbox', { name: '我已记下' }).check();
    await page.getByRole('button', { name: '好了，收起回执码' }).click();
    await page.goto('about:blank');
    await open('/tip/receipt');
    await lookUp(page, receipt);
    await phone.setOffline(true);
    await page.getByRole('textbox', { name: '给禁毒办留言' }).fill('后来又看到的');
    await addTipPhotos(page, [7]);
    await sealButton(page).click();
    await page.getByRole('heading', { name: '这段话已加密' }).waitFor();
    await page.getByText('已加密，待发').waitFor();
    expect((await theTip(office)).detail.messages).toHaveLength(0);
    await phone.setOffline(false);
    await arrived(page).waitFor();
    const { detail } = await theTip(office);
    expect(detail.messages).toHaveLength(1);
    expect(detail.messages[0]?.files).toHaveLength(1);
  });
});
