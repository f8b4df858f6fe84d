import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signBundle } from '../../../src/client/tips/crypto/bundle.ts';
import { recipientOf } from '../../../src/client/tips/crypto/identity.ts';
import { IDLE_MS } from '../../../src/client/tips/desk/key-holder.ts';
import { addDays, type Day, dayAt } from '../../../src/domain/kernel/day.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { withoutMetadata } from '../../../src/domain/photos/jpeg.ts';
import { migratedDatabase } from '../../support/database.ts';
import { dumpOf } from '../../support/database-dump.ts';
import { type Device, deskScreen, newDevice } from '../../support/e2e-browser.ts';
import { bringKey, PASSPHRASE, unlock } from '../../support/e2e-desk.ts';
import { enterSmallDistrict, type SmallDistrict } from '../../support/e2e-district.ts';
import { cameraPhoto } from '../../support/e2e-photos.ts';
import { join, signIn } from '../../support/e2e-steps.ts';
import { openTip } from '../../support/e2e-tip-pages.ts';
import { type PostedTip, postAnswer, postHostileTip, postTip } from '../../support/e2e-tip-post.ts';
import { askPerson } from '../../support/e2e-tip-talk.ts';
import { addOfficer, type PreparedOffice, prepareOffice, type Unlocked } from '../../support/e2e-tips.ts';
import { office as administrator, openWorld, type World } from '../../support/e2e-world.ts';
import { makeJpeg } from '../../support/jpeg.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let office: PreparedOffice;
let first: Unlocked;
let second: Unlocked;
let desk: Device;
let otherDesk: Device;
const today = (): Day => dayAt(Date.now());

/** 周明, the administrator, and 陈静, each at a computer with their own key. */
beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  office = await prepareOffice(world);
  const [officer] = office.officers;
  if (!officer) throw new Error('no officer');
  first = officer;
  second = await addOfficer(world, office, district.members.officer);
  const screen = deskScreen;
  [desk, otherDesk] = await Promise.all([newDevice({ screen }), newDevice({ screen })]);
  await signIn(desk.page(), world.url, administrator);
  await join(otherDesk.page(), await world.signInLink(district.members.officer));
  const { id } = await post('第一件，为了带来钥匙');
  for (const [device, key] of [
    [desk, first],
    [otherDesk, second],
  ] as const) {
    await device.page().goto(`${world.url}/office/tips/${id}`);
    await bringKey(device.page(), office, key);
  }
});
afterEach(() => {
  const complaints = [desk, otherDesk].flatMap((device) => device.complaints.splice(0));
  expect(complaints).toEqual([]);
});
afterAll(async () => {
  await Promise.all([desk.throwAway(), otherDesk.throwAway()]);
  await world.close();
  await database.drop();
});

const post = (what: string, more: Parameters<typeof postTip>[2] = {}, photos: readonly Uint8Array[] = []) =>
  postTip(world.url, office, { what, ...more }, photos);
const numberOf = (id: Id): string => id.slice(0, 8).toUpperCase();
const act = (tip: Id, what: unknown) => first.ask(`tips/${tip}`, what);

async function openList(page: Page, query = ''): Promise<void> {
  await page.goto(`${world.url}/office/tips${query}`);
  await page.getByRole('heading', { level: 1, name: '举报台' }).waitFor();
}
/** Finds a tip's table row. */
const row = (page: Page, id: Id) => page.getByRole('row').filter({ hasText: numberOf(id) });

async function openHere(page: Page, id: Id): Promise<void> {
  await page.goto(`${world.url}/office/tips/${id}`);
  await unlock(page);
}
const card = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

describe('the list', () => {
  it('shows state, due day, size, photos and new answers, filters, and makes a reminder without content', async () => {
    const page = desk.page();
    const plain = await post('刚到的一件');
    const long = await post(`很长的一件。${'夜里有车来，卸下桶。'.repeat(300)}`, {}, [makeJpeg({ size: 4_000 })]);
    const asked = await post('要问一问的一件');
    await act(asked.id, { act: 'take' });
    await askPerson(office, first, await openTip(office, first, asked.id), '几点？');
    await postAnswer(world.url, office, asked, 1, '十二点以后');
    const late = await post('过了期的一件');
    await act(late.id, { act: 'due', due: addDays(today(), -2) });
    const others = await post('只有陈静能开的一件');
    await act(others.id, { act: 'revoke', key: first.key });

    await openList(page);
    await row(page, plain.id).getByText('新到').waitFor();
    await row(page, plain.id).getByText('几句话').waitFor();
    await row(page, long.id).getByText('一页左右').waitFor();
    await row(page, long.id).getByText('1/1 张').waitFor();
    await row(page, asked.id).getByText('有新回复').waitFor();
    await row(page, asked.id).getByText('新回复 1 条').waitFor();
    await row(page, late.id).getByText('已逾期 2 天').waitFor();
    // The most urgent tip comes first.
    expect(await page.getByRole('row').nth(1).innerText()).toContain(numberOf(late.id));
    expect(await row(page, others.id).innerText()).not.toContain('周明');

    await page.getByRole('checkbox', { name: '只看我能打开的' }).check();
    await expect.poll(() => row(page, others.id).count()).toBe(0);
    await page.getByRole('checkbox', { name: '只看已逾期的' }).check();
    await expect.poll(() => row(page, plain.id).count()).toBe(0);
    expect(await row(page, late.id).count()).toBe(1);
    // The filter is in the address.
    await page.reload();
    await row(page, late.id).waitFor();
    expect(await row(page, plain.id).count()).toBe(0);

    await openList(page);
    await page.getByRole('button', { name: '到期提醒' }).click();
    const reminder = page.getByRole('textbox', { name: '提醒内容' });
    expect(await reminder.inputValue()).toContain(`${numberOf(late.id)} 新到，已逾期 2 天`);
    expect(await reminder.inputValue()).toContain(`${numberOf(asked.id)} 有新回复`);
    expect(await reminder.inputValue()).not.toMatch(/一件|周明|陈静/);
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();

    // 静音: the reminder leaves it out.
    await openHere(page, late.id);
    await page.getByRole('switch', { name: /^静音/ }).click();
    await page.getByText('已静音', { exact: true }).waitFor();
    await openList(page);
    await row(page, late.id).getByText('已静音').waitFor();
    await page.getByRole('button', { name: '到期提醒' }).click();
    expect(await reminder.inputValue()).not.toContain(numberOf(late.id));
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();

    await page.getByRole('radio', { name: '统计' }).check();
    await page.getByText('这里只有件数，没有内容').waitFor();
    const counts = await first.ask<{ total: number; overdue: number }>('tip-counts');
    const figure = (name: string) =>
      page.locator('.kpi', { hasText: name }).first().getByText(/^\d+/).first().innerText();
    expect(await figure('总件数')).toContain(String(counts.total));
    expect(await figure('已逾期')).toContain(String(counts.overdue));
  });

  it('is for officers only', async () => {
    const organizer = await newDevice({ screen: deskScreen });
    const page = organizer.page();
    await join(page, await world.signInLink(district.members.organizer));
    await page.goto(`${world.url}/office`);
    await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
    expect(await page.getByRole('navigation').getByRole('link', { name: '举报台' }).count()).toBe(0);
    for (const path of ['', '/keys', `/${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`]) {
      await page.goto(`${world.url}/office/tips${path}`);
      await page.getByText('举报台只有经办人能看').waitFor();
    }
    expect(organizer.complaints).toEqual([]);
    await organizer.throwAway();
  });
});

describe('a tip', () => {
  it('needs the right passphrase, locks automatically, and keeps typed text', async () => {
    const { id } = await post('锁上以后看不见的一件');
    const page = await desk.context().newPage();
    await page.clock.install();
    await page.goto(`${world.url}/office/tips/${id}`);
    await page.getByRole('textbox', { name: '口令' }).fill('qing shui chang liu ma');
    await page.getByRole('button', { name: '解锁', exact: true }).click();
    await page.getByText('口令不对').waitFor();
    expect(await page.content()).not.toContain('看不见的一件');
    await unlock(page);
    await page.getByText('看不见的一件').waitFor();
    await page.getByRole('textbox', { name: '给对方留言' }).fill('写到一半的问题');
    // An active officer is not locked out.
    await page.clock.fastForward(IDLE_MS - 60_000);
    await page.getByRole('textbox', { name: '给对方留言' }).press('End');
    await page.clock.fastForward(120_000);
    expect(await page.getByText('看不见的一件').count()).toBe(1);
    await page.clock.fastForward(IDLE_MS);
    await page.getByText('解锁后才能看内容').waitFor();
    expect(await page.content()).not.toContain('看不见的一件');
    await unlock(page);
    await page.getByText('看不见的一件').waitFor();
    expect(await page.getByRole('textbox', { name: '给对方留言' }).inputValue()).toBe('写到一半的问题');
    // The key stays unlocked between pages of the desk, and locks when the desk is left.
    await page.getByRole('link', { name: '回举报台' }).click();
    await page.getByText('已解锁', { exact: true }).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: '总览' }).click();
    await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
    await page.clock.fastForward(30_000);
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /^举报台/ })
      .click();
    await page.getByText('已锁', { exact: true }).waitFor();
    await page.close();
  });

  it('has notes, a due day and a duplicate mark that only the office sees', async () => {
    const page = desk.page();
    const { id } = await post('有记录的一件');
    const twin = await post('同一件事的另一件');
    await openHere(page, id);
    await card(page, '内部记录').getByRole('textbox', { name: '记一条' }).fill('已和派出所老李通过气');
    await card(page, '内部记录').getByRole('button', { name: '密封并保存' }).click();
    await card(page, '内部记录').getByText('已保存', { exact: true }).waitFor();
    await card(page, '内部记录').getByText('已和派出所老李通过气').waitFor();
    expect(await dumpOf(database.url)).not.toContain('老李');

    const due = addDays(today(), 3);
    await card(page, '办理').getByLabel('期限').fill(due);
    await card(page, '办理').getByRole('button', { name: '改期限' }).click();
    await card(page, '办理').getByText('期限已改').waitFor();
    await card(page, '基本情况').getByText('还有 3 天').waitFor();

    const link = card(page, '重复举报');
    const label = await link
      .getByRole('option', { name: new RegExp(`^${numberOf(twin.id)}`) })
      .first()
      .innerText();
    await link.getByRole('combobox').selectOption({ label });
    await link.getByRole('button', { name: '标记' }).click();
    await link.getByText('已标记').waitFor();
    await link.getByRole('link', { name: `打开 ${numberOf(twin.id)}` }).click();
    await page.getByText('同一件事的另一件').waitFor();
    await page.getByText('另有 1 件标为与这一件重复').waitFor();
    await page.getByRole('link', { name: '回举报台' }).click();
    await row(page, id)
      .getByText(`与 ${numberOf(twin.id)} 重复`)
      .waitFor();

    // 陈静 reads the note; concurrent actions do not undo each other.
    const other = otherDesk.page();
    await openHere(other, id);
    await card(other, '内部记录').getByText('已和派出所老李通过气').waitFor();
    await act(id, { act: 'close', outcome: 'unfounded' });
    otherDesk.complaints.length = 0;
    await card(other, '办理').getByRole('button', { name: '我来办理' }).click();
    await other.getByText('别人刚刚改过').waitFor();
    await card(other, '基本情况').getByText('不属实').waitFor();
    expect(otherDesk.complaints.splice(0).every((each) => each.includes('409'))).toBe(true);
  });

  it('is printed for the police without blacked-out words', async () => {
    const page = desk.page();
    const photo = withoutMetadata((await cameraPhoto(page, 3)).buffer);
    if (!photo) throw new Error('the camera made no JPEG');
    const { id } = await post(
      '王小明家后屋有人吸毒，王小明的车是皖K12345，王家夜里亮灯',
      { where: '上河村 12 号', contact: '13800000000' },
      [photo],
    );
    await openHere(page, id);
    await card(page, '内部记录').getByRole('textbox', { name: '记一条' }).fill('只给自己人看的话');
    await card(page, '内部记录').getByRole('button', { name: '密封并保存' }).click();
    await card(page, '内部记录').getByText('只给自己人看的话').waitFor();
    await page.getByRole('button', { name: '解封第 1 张' }).click();
    await page.getByRole('button', { name: '看第 1 张照片' }).waitFor();
    await page.getByRole('button', { name: '移送公安' }).click();

    const printed = page.locator('.print-sheet');
    const blacken = async (word: string) => {
      await page.getByRole('textbox', { name: '要涂黑的字' }).fill(word);
      await page.getByRole('button', { name: '涂黑', exact: true }).click();
    };
    await blacken('王');
    await blacken('王小明');
    await blacken('皖k12345');
    await page.getByText('“王小明”涂黑 2 处').waitFor();
    await blacken('没有这个词');
    await page.getByText('“没有这个词”在内容里没有找到').waitFor();
    const paper = await printed.innerHTML();
    // Neither names nor their length, neither contact nor internal notes.
    for (const word of ['王', '小明', '皖', 'K12345', '13800000000', '只给自己人看的话']) {
      expect(paper, word).not.toContain(word);
    }
    expect(await printed.locator('.sheet-black').count()).toBe(4);
    expect(await printed.locator('.sheet-black').first().textContent()).toContain('████');
    expect(paper).toContain('上河村 12 号');
    expect(await printed.locator('img').count()).toBe(0);
    await page.getByRole('checkbox', { name: '照片 1' }).check();
    expect(await printed.locator('img').count()).toBe(1);

    // Blacks out words selected on the sheet.
    await page
      .locator('.sheet-view .paper dd')
      .filter({ hasText: '上河村' })
      .evaluate((where) => {
        const [text] = where.childNodes;
        if (text) getSelection()?.setBaseAndExtent(text, 4, text, 8);
      });
    await page.getByRole('button', { name: '涂黑选中的字' }).click();
    await page.getByText('“12 号”涂黑 1 处').waitFor();
    expect(await printed.innerHTML()).not.toContain('12 号');

    // The rest of the page is not printed.
    await page.emulateMedia({ media: 'print' });
    const onPaper = await page.evaluate(() => document.body.innerText);
    expect(onPaper).toContain('涉毒线索移送单');
    for (const word of ['小明', '皖', '13800000000', '要涂黑的字', '已解锁']) expect(onPaper, word).not.toContain(word);
    await page.emulateMedia({ media: null });

    await page.evaluate(() => {
      globalThis.print = () => undefined;
    });
    await page.getByRole('button', { name: '打印', exact: true }).click();
    await page.getByText('打印好了吗？').waitFor();
    await page.getByRole('button', { name: '已打印，标为移送' }).click();
    await page.getByText('这一件已标为移送，可以再印。').waitFor();
    const { summary } = await first.ask<{ summary: { state: string } }>(`tips/${id}`);
    expect(summary.state).toBe('passed');
  });

  it('from a hostile sender is shown as plain text, and hostile photos are not shown', async () => {
    const page = desk.page();
    const attack = '<img src=x onerror="document.title=\'hit\'"><script>document.title="hit"</script>';
    const picture = makeJpeg({ size: 3_000 });
    const polyglot = Buffer.concat([picture, Buffer.from('<script>document.title="hit"</script>')]);
    const content = { what: attack, where: attack, when: attack, contact: attack };
    const { id } = await postHostileTip(world.url, office, content, polyglot);
    await openHere(page, id);
    await expect.poll(() => page.getByText(attack, { exact: true }).count()).toBe(4);
    await page.getByRole('button', { name: '解封第 1 张' }).click();
    await page.getByText('不是普通照片').waitFor();
    expect(await card(page, '照片（1）').locator('img').count()).toBe(0);
    await page.getByRole('button', { name: '移送公安' }).click();
    await page.locator('.sheet-view .paper').getByText(attack, { exact: true }).first().waitFor();
    expect(await page.title()).not.toBe('hit');
  });

  it('says if its photos are missing, if it was deleted, and if the address is invalid', async () => {
    const page = desk.page();
    const { id } = await post('照片丢了的一件', {}, [makeJpeg({ size: 2_000, seed: 9 })]);
    await world.context().db.updateTable('tip_file').set({ whole: false }).where('tip', '=', id).execute();
    await openHere(page, id);
    await page.getByText('还没有传完').waitFor();
    await page.goto(`${world.url}/office/tips/00000000-0000-4000-8000-000000000000`);
    await unlock(page);
    await page.getByText('没有这一件').waitFor();
    desk.complaints.length = 0;
    await page.goto(`${world.url}/office/tips/abc`);
    await page.getByText('没有这一件').waitFor();
  });

  it('keeps an answer unread that arrives while the page is open', async () => {
    const page = desk.page();
    const tip = await post('到了两次回复的一件');
    await postAnswer(world.url, office, tip, 1, '读得到的');
    const path = `**/api/office/tips/${tip.id}`;
    await page.route(path, async (route) => {
      const response = await route.fetch();
      if (route.request().method() === 'GET') await postAnswer(world.url, office, tip, 2, '晚到的');
      await route.fulfill({ response });
      await page.unroute(path);
    });
    await openHere(page, tip.id);
    await page.getByText('读得到的').waitFor();
    await page.getByRole('link', { name: '回举报台' }).click();
    await row(page, tip.id).getByText('新回复 1 条').waitFor();
    await page.getByRole('link', { name: `打开 ${numberOf(tip.id)}` }).click();
    await page.getByText('晚到的').waitFor();
    await page.getByRole('link', { name: '回举报台' }).click();
    await row(page, tip.id).getByText('有新回复').waitFor();
    await expect.poll(() => row(page, tip.id).getByText('新回复 1 条').count()).toBe(0);
  });

  it('reports a swapped message', async () => {
    const page = desk.page();
    const tip: PostedTip = await post('有人换了话的一件');
    await postAnswer(world.url, office, tip, 1, '第一句');
    await postAnswer(world.url, office, tip, 2, '第二句');
    const { db } = world.context();
    const messages = await db.selectFrom('tip_message').where('tip', '=', tip.id).selectAll().orderBy('seq').execute();
    const second = messages[1];
    if (!second) throw new Error('the second message is not there');
    // An attacker with the database replaces the first message by the second.
    await db
      .updateTable('tip_message')
      .set({ file: second.file, mac: second.mac })
      .where('tip', '=', tip.id)
      .where('seq', '=', 1)
      .execute();
    await openHere(page, tip.id);
    await page.getByText('往来核对不上，请不要据此行动').waitFor();
    await page.getByText('这一条的校验不对').waitFor();
  });
});

describe('the key list', () => {
  it('that has expired is reported on every page of the desk', async () => {
    const keys = await first.ask<{ newest: { bundle: string } }>('tip-keys');
    const epoch = (JSON.parse(keys.newest.bundle) as { epoch: number }).epoch + 1;
    const [from, until] = [addDays(today(), -60), addDays(today(), -2)];
    const bundle = {
      instance: office.instance,
      epoch,
      from,
      until,
      officers: [first, second].map(({ key, recipient }) => ({ key, recipient })),
      recovery: await recipientOf(office.recovery),
    };
    const signed = await signBundle(office.root.secret, bundle);
    const { db } = world.context();
    await db
      .insertInto('tip_bundle')
      .values({
        district: office.instance,
        epoch,
        starts: from,
        ends: until,
        keys: bundle.officers.map(({ key }) => key),
        ...signed,
      })
      .execute();
    const page = desk.page();
    await openList(page);
    await page.getByText('收件名单已过期 2 天，群众现在不能密封举报').waitFor();
    await page.getByRole('link', { name: '去续期' }).click();
    await page.getByRole('heading', { level: 1, name: '举报台钥匙' }).waitFor();
    await page.getByText('收件名单已过期 2 天，群众现在不能密封举报').waitFor();
    await unlock(page);
    const signing = page.getByRole('region', { name: '签发收件名单', exact: true });
    await signing.getByRole('button', { name: '续期' }).click();
    await signing.getByText(/^已签发，有效至/).waitFor();
    await expect.poll(() => page.getByText('收件名单已过期').count()).toBe(0);
  });
});

describe('a key file', () => {
  it('moves the key to another computer; other files and other offices’ keys are refused', async () => {
    const page = desk.page();
    await page.goto(`${world.url}/office/tips/keys`);
    const mine = card(page, '我的钥匙');
    await mine.getByRole('button', { name: '另做一把' }).click();
    await mine.getByRole('button', { name: '取消' }).click();
    await mine.getByRole('button', { name: '另做一把' }).click();
    await mine.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
    await mine.getByLabel('再输一遍口令').fill(PASSPHRASE);
    await mine.getByRole('button', { name: '做钥匙' }).click();
    await mine.getByText('钥匙做好了，还差两步').waitFor();
    const made = mine.getByRole('listitem').filter({ hasText: '还没登记' });
    const code = await made.locator('.key-code').innerText();
    const downloading = page.waitForEvent('download');
    await made.getByRole('button', { name: '下载钥匙文件' }).click();
    const file = await readFile(await (await downloading).path());
    await made.getByRole('button', { name: '登记' }).click();
    await mine.getByText('已登记。请把核对码报给管理员').waitFor();

    const fresh = await newDevice({ screen: deskScreen });
    const there = fresh.page();
    await signIn(there, world.url, administrator);
    const { id } = await post('新电脑上的一件');
    await there.goto(`${world.url}/office/tips/${id}`);
    await there.getByText('这台电脑上没有您的钥匙').waitFor();
    await there.getByText('导入钥匙文件').first().click();
    const choose = (buffer: Buffer) =>
      there.getByLabel('导入钥匙文件').setInputFiles({ name: 'key.qyk', mimeType: 'application/json', buffer });
    await choose(Buffer.from('<html>'));
    await there.getByText('这不是钥匙文件，什么也没有改').waitFor();
    const foreign = { ...(JSON.parse(file.toString()) as object), instance: 'elsewhere' };
    await choose(Buffer.from(JSON.stringify(foreign)));
    await there.getByText('这是别的禁毒办的钥匙，什么也没有改').waitFor();
    await choose(file);
    await unlock(there);
    // It is the same key, which nobody has added to the list yet.
    await there.getByText('您的钥匙打不开这一件').waitFor();
    await there.goto(`${world.url}/office/tips/keys`);
    await card(there, '我的钥匙')
      .getByRole('listitem')
      .filter({ hasText: code })
      .filter({ hasText: '在这台电脑上' })
      .waitFor();
    expect(fresh.complaints).toEqual([]);
    await fresh.throwAway();
  });
});
