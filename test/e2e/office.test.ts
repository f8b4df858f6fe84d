import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/client/tables/workbook.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, newDevice, phoneScreen } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { axeFaults } from '../support/e2e-looks.ts';
import { amount, join, save, signIn } from '../support/e2e-steps.ts';
import { office, openWorld, type World } from '../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
/** The office's, which stays signed in over the tests. */
let laptop: Device;
const devices: Device[] = [];

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  laptop = await newDevice({ screen: deskScreen });
  await signIn(laptop.page(), world.url, office);
});
afterEach(async () => {
  laptop.complaints.length = 0;
  await Promise.all(devices.splice(0).map((device) => device.throwAway()));
});
afterAll(async () => {
  await laptop.throwAway();
  await world.close();
  await database.drop();
});

async function device(screen?: typeof deskScreen): Promise<Device> {
  const made = await newDevice(screen ? { screen } : {});
  devices.push(made);
  return made;
}

const chooseFile = (page: Page, name: string, lines: readonly string[]): Promise<void> =>
  page.getByLabel('选择 CSV 文件').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });

describe('the office', () => {
  it('signs in with e-mail and password, and sees an error if they are wrong', async () => {
    const page = (await device(deskScreen)).page();
    await page.goto(`${world.url}/sign-in`);
    await page.getByRole('textbox', { name: '邮箱' }).fill(office.email);
    await page.getByLabel('密码').fill('something else');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('邮箱或密码不对，请重新输入').waitFor();
    await signIn(page, world.url, office);
  });

  it('imports a roster only if every row is valid', async () => {
    const page = await laptop.open(`${world.url}/office`);
    await page.getByRole('navigation').getByRole('link', { name: '人员' }).click();
    await page.getByText('6 人', { exact: true }).waitFor();
    await page.getByRole('button', { name: '导入名单' }).click();
    const good = ['赵敏,QY-0101,13900000001,第一分队,志愿者', '钱进,QY-0102,,第二分队,志愿者'];
    await chooseFile(page, '名单.csv', [
      '姓名,编号,电话,分队,角色',
      ...good,
      ',QY-0103,,第一分队,志愿者',
      '孙丽,QY-0104,,第九分队,志愿者',
      '李雷,QY-0105,不是电话,第一分队,志愿者',
    ]);
    await page.getByText('有 3 处要改，没有导入任何一行').waitFor();
    const rows = page.getByRole('table', { name: '哪里不对' }).getByRole('row');
    const told = (await rows.allInnerTexts()).slice(1).map((text) => text.split(/\s+/));
    expect(told.map(([row, column]) => [row, column])).toEqual([
      ['4', '姓名'],
      ['5', '分队'],
      ['6', '电话'],
    ]);
    expect(await page.getByRole('button', { name: '导入', exact: true }).count()).toBe(0);

    await chooseFile(page, '名单.csv', ['姓名,编号,电话,分队,角色', ...good]);
    await page.getByText('2 行都没有问题').waitFor();
    expect(await page.getByText('6 人', { exact: true }).count()).toBe(1);
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByText('已导入 2 行').waitFor();
    await page.getByText('8 人', { exact: true }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
    await page.getByRole('searchbox', { name: '找人' }).fill('赵敏');
    await page.getByRole('link', { name: '赵敏' }).first().waitFor();
    expect(laptop.complaints).toEqual([]);
  });

  it('imports a typical office file with title, serial numbers, identity numbers and missing squads', async () => {
    const page = await laptop.open(`${world.url}/office`);
    await page.getByRole('navigation').getByRole('link', { name: '人员' }).click();
    await page.getByRole('button', { name: '导入名单' }).click();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/import/')) sent.push(request.postData() ?? '');
    });
    await chooseFile(page, '花名册.csv', [
      '临江区禁毒志愿者花名册,,,,,',
      '序号,姓名,身份证号,联系电话,所属分队,备注',
      '1,郑　洁,11010519491231002X,13900000011,第八分队,',
      '2,冯\u200b远,,13900000012/13900000013,第一分队,',
      '3,陈默,,13900000014,第八分队,',
    ]);
    await page.getByText('这几列用不上：序号、备注').waitFor();
    await page.getByText('身份证号不上传：“身份证号”一列已在这台电脑上去掉').waitFor();
    expect(sent).toEqual([]);
    await page.getByRole('button', { name: '略过这几列，继续检查' }).click();
    await page.getByText('缺 1 个分队：第八分队').waitFor();
    expect(sent.join()).toContain('郑');
    expect(sent.join()).not.toMatch(/110105|序号|备注/);
    await page.getByText('一格里有两个号码').waitFor();
    await page.getByRole('button', { name: '添加这 1 个分队' }).click();
    await page.getByText('有 1 处要改').waitFor();
    await page.getByRole('button', { name: '只导入没有问题的 2 行' }).click();
    await page.getByText('略过了第 4 行').waitFor();
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByText('已导入 2 行').waitFor();
    await chooseFile(page, '名单.xls', ['<html><table><tr><td>姓名</td></tr></table></html>']);
    await page.getByText('这其实是网页，不是表格').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
    await page.getByRole('searchbox', { name: '找人' }).fill('郑\u200b 洁');
    await page.getByText('郑洁').first().waitFor();
    expect(laptop.complaints).toEqual([]);
  });

  it('imports places', async () => {
    const page = await laptop.open(`${world.url}/office`);
    await page.getByRole('navigation').getByRole('link', { name: '地点' }).click();
    await page.getByRole('button', { name: '导入地点' }).click();
    await chooseFile(page, '地点.csv', ['名称,类型,上级,户数,学生数', '白云镇,镇,,,', '白云村,村,白云镇,180,']);
    await page.getByText('2 行都没有问题').waitFor();
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByText('已导入 2 行').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
    await page.getByText('白云镇').first().waitFor();
  });
});

describe('the desk', () => {
  it('lists, sorts, prints and exports a long roster', async () => {
    const page = await laptop.open(`${world.url}/office`);
    await page.getByRole('navigation').getByRole('link', { name: '人员' }).click();
    await page.getByRole('button', { name: '导入名单' }).click();
    const people = Array.from(
      { length: 800 },
      (_, at) => `名册${at + 1000},LONG-${at + 1000},1380000${at + 1000},第二分队,志愿者`,
    );
    await chooseFile(page, '名单.csv', ['姓名,编号,电话,分队,角色', ...people]);
    await page.getByText('800 行都没有问题').waitFor();
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByText('已导入 800 行').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();

    await page.getByRole('link', { name: /^第二分队/ }).click();
    const table = page.getByRole('table', { name: '第二分队' });
    const rows = table.getByRole('row');
    const first = rows.nth(1);
    await expect.poll(async () => Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(800);
    expect(await rows.count()).toBeLessThan(100);
    await table.getByRole('button', { name: '志愿者编号' }).click();
    await table.getByRole('button', { name: '志愿者编号' }).click();
    await expect.poll(() => first.innerText()).toContain('QY-');
    await table.getByRole('button', { name: '姓名' }).click();
    await table.getByRole('button', { name: '姓名' }).click();
    await expect
      .poll(() => table.getByRole('columnheader', { name: '姓名' }).getAttribute('aria-sort'))
      .toBe('descending');
    const name = await first.getByRole('rowheader').innerText();
    await page.reload();
    await expect.poll(() => first.getByRole('rowheader').innerText()).toBe(name);

    const last = Number(await table.getAttribute('aria-rowcount'));
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await table.locator(`[aria-rowindex="${last}"]`).waitFor();
    const whole = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const printed = document.querySelectorAll('main tbody tr').length;
      dispatchEvent(new Event('afterprint'));
      return printed;
    });
    expect(whole).toBe(last - 1);

    const save = async (kind: RegExp): Promise<Buffer> => {
      await page.getByRole('button', { name: '导出' }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: kind }).click();
      return readFile(await (await download).path());
    };
    const sheets = readWorkbook(await save(/xlsx/), 5_100);
    const [heads = [], ...lines] = typeof sheets === 'string' ? [] : (sheets[0] ?? []);
    expect(heads).toEqual(['姓名', '志愿者编号', '电话', '身份']);
    expect(lines).toHaveLength(last - 1);
    const csv = (await save(/csv/)).toString();
    expect(csv.slice(0, 3)).toBe('\ufeff姓名');
    expect(csv.trim().split('\r\n')).toHaveLength(last);

    await page.getByRole('searchbox', { name: '找人' }).fill('wf');
    await page.getByRole('link', { name: '王芳' }).click();
    await page.getByRole('heading', { name: '王芳' }).waitFor();
    await page.goBack();
    await page.getByRole('table', { name: /^找到/ }).waitFor();
    expect(laptop.complaints).toEqual([]);
  });

  it('keeps its frame on members’ pages, and is a tab bar on a phone', async () => {
    const leaving = await device(deskScreen);
    const page = leaving.page();
    await signIn(page, world.url, office);
    const frame = page.getByRole('navigation', { name: '禁毒办导航' });
    for (const title of ['今日', '记录', '活动', '我的']) {
      await frame.getByRole('link', { name: title, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: new RegExp(title) }).waitFor();
      await frame.getByRole('button', { name: '退出' }).waitFor();
      expect(await page.getByRole('navigation').count()).toBe(1);
    }
    await page.setViewportSize(phoneScreen);
    await frame.getByRole('button', { name: '更多' }).click();
    await page.getByRole('dialog').getByRole('link', { name: '地点' }).click();
    await page.getByRole('heading', { level: 1, name: '地点' }).waitFor();
    await page.getByRole('link', { name: /^清水镇/ }).click();
    await page.getByRole('link', { name: /^上河村/ }).click();
    await page.getByRole('heading', { name: '上河村' }).waitFor();
    await page.getByRole('link', { name: '清水镇', exact: true }).click();
    await page.getByRole('list', { name: '清水镇' }).waitFor();
    expect(leaving.complaints).toEqual([]);
    await frame.getByRole('button', { name: '更多' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^退出/ }).click();
    await page.getByRole('button', { name: '退出并清空本机' }).click();
    await page.getByRole('link', { name: /^我要举报/ }).waitFor();
  });
});

describe('a squad leader', () => {
  it('invites a new member, checks their records and returns one', async () => {
    const [leader, volunteer] = [await device(), await device()];
    const [lead, phone] = [leader.page(), volunteer.page()];
    await join(lead, await world.signInLink(district.members.leader));
    await leader.open(`${world.url}/squad?view=members`);
    await lead.getByRole('button', { name: '邀请新队员' }).click();
    await lead.getByRole('textbox', { name: '给谁的' }).fill('老吴的儿子');
    await lead.getByRole('button', { name: '生成邀请' }).click();
    await lead.getByRole('img', { name: '邀请二维码' }).waitFor();
    const link = await lead.getByRole('textbox', { name: '邀请链接' }).inputValue();

    await phone.goto(link);
    await phone.getByRole('textbox', { name: '姓名' }).fill('吴新');
    await phone.getByRole('button', { name: '加入', exact: true }).click();
    await phone.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    for (const quantity of [30, 40]) {
      await volunteer.open(`${world.url}/log/leaflet`);
      await amount(phone).fill(String(quantity));
      await save(phone);
      await phone.getByText('已收到').waitFor();
    }

    await leader.open(`${world.url}/squad`);
    await lead.getByRole('link', { name: /资料 30 份.*吴新/ }).click();
    await lead.getByRole('heading', { level: 1, name: '资料 30 份' }).waitFor();
    await lead.getByRole('button', { name: '核实无误' }).click();
    await lead.getByRole('status').getByText('已核实：吴新，资料 30 份').waitFor();
    // The next one comes by itself.
    await lead.getByRole('heading', { level: 1, name: '资料 40 份' }).waitFor();
    await lead.getByRole('button', { name: '退回', exact: true }).click();
    await lead.getByRole('textbox', { name: '退回的原因' }).fill('请补上地点');
    await lead.getByRole('button', { name: '确定退回' }).click();
    await lead.getByText('都核实完了').waitFor();
    await leader.open(`${world.url}/outbox`);
    await lead.getByText('都发出去了').waitFor();

    await volunteer.open(`${world.url}/today`);
    await phone.getByText('1 条记录被退回').first().waitFor();
    await phone.getByText('退回：请补上地点').first().waitFor();
    await phone.getByRole('navigation').getByRole('link', { name: '记录 1 条记录被退回' }).click();
    await phone.getByRole('region', { name: '1 条记录被退回' }).getByText('请补上地点').waitFor();
    await phone.getByText('已核实').waitFor();
    await phone.getByRole('region', { name: '1 条记录被退回' }).getByRole('link').click();
    await phone.getByRole('link', { name: '改正' }).click();
    await amount(phone).fill('45');
    await save(phone);
    await volunteer.open(`${world.url}/today`);
    await phone.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    await phone.getByText('已收到').first().waitFor();
    expect(await phone.getByText('条记录被退回').count()).toBe(0);
    expect([...leader.complaints, ...volunteer.complaints]).toEqual([]);
  });

  it('is told of namesakes, who are asked on joining whether they are the member on the roster', async () => {
    const leader = await device();
    const lead = leader.page();
    await join(lead, await world.signInLink(district.members.leader));
    const invite = async (): Promise<string> => {
      await leader.open(`${world.url}/squad?view=members`);
      await lead.getByRole('button', { name: '邀请新队员' }).click();
      await lead.getByRole('button', { name: '生成邀请' }).click();
      return lead.getByRole('textbox', { name: '邀请链接' }).inputValue();
    };
    const arrive = async (link: string) => {
      const phone = await device();
      await phone.page().goto(link);
      await phone.page().getByRole('textbox', { name: '姓名' }).fill('赵　敏\u200b');
      await phone.page().getByRole('button', { name: '加入', exact: true }).click();
      return phone;
    };
    const first = await arrive(await invite());
    await first.page().getByRole('heading', { name: '您是第一分队名单上的赵敏吗？' }).waitFor();
    await first.page().getByRole('button', { name: '是我', exact: true }).click();
    await first.page().getByRole('heading', { level: 1, name: '今日' }).waitFor();
    const second = await arrive(await invite());
    await second.page().getByRole('heading', { level: 1, name: '今日' }).waitFor();
    await leader.open(`${world.url}/squad?view=members`);
    await lead.getByText('有 2 位赵敏：是几个人，还是登记了两次？').waitFor();
    expect([...leader.complaints, ...first.complaints, ...second.complaints]).toEqual([]);
  });

  it('cannot use an invite link twice', async () => {
    const link = await world.invite(district.members.mate);
    await join((await device()).page(), link);
    const second = (await device()).page();
    await second.goto(link);
    await second.getByText('这个邀请已经用过').waitFor();
  });
});

describe('a member', () => {
  it('is redirected from the bare address to their own page until signed out', async () => {
    const [volunteer, another] = [await device(), await device(deskScreen)];
    const [phone, desk] = [volunteer.page(), another.page()];
    await phone.goto(`${world.url}/`);
    await phone.getByRole('link', { name: /^我要举报/ }).waitFor();
    await join(phone, await world.signInLink(district.members.volunteer));
    await phone.goto(`${world.url}/`);
    await phone.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    await signIn(desk, world.url, office);
    await desk.goto(`${world.url}/`);
    await desk.getByRole('heading', { level: 1, name: '总览' }).waitFor();
    await another.open(`${world.url}/me`);
    await desk.getByRole('button', { name: '退出登录' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: /退出/ }).last().click();
    await desk.getByRole('link', { name: /^我要举报/ }).waitFor();
    await desk.goto(`${world.url}/`);
    await desk.getByRole('link', { name: /^我要举报/ }).waitFor();
    // The laptop asked for the session before anyone was signed in.
    expect(volunteer.complaints).toEqual([]);
  });

  it('who leads no squad is told who 分队 is for, and which squad they are in', async () => {
    const volunteer = await device();
    await join(volunteer.page(), await world.signInLink(district.members.volunteer));
    const page = await volunteer.open(`${world.url}/squad`);
    await page.getByText('这一页供分队长使用').waitFor();
    await page.getByText('您在第一分队').waitFor();
    expect(volunteer.complaints).toEqual([]);
  });
});

describe('proofreading', () => {
  it('refuses a file that is no document, and leads from a question to its place in a pasted text', async () => {
    const page = await laptop.open(`${world.url}/office`);
    await page.getByRole('navigation').getByRole('link', { name: '数字校核' }).click();
    await page.getByRole('button', { name: '校核', exact: true }).click();
    await page.getByText('请先粘贴文字，或者打开文档').waitFor();
    const name = '总结.docx';
    await page
      .getByLabel('或者打开 Word 文档')
      .setInputFiles({ name, mimeType: '', buffer: Buffer.from('PK\x03\x04') });
    await page.getByText('文档已损坏').waitFor();

    const requests: string[] = [];
    page.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
    const lines = [
      '一、成效',
      '踏查214次，其中春季120次、秋季104次。',
      ...Array.from({ length: 60 }, () => '略。'),
      '三、打算',
    ];
    await page.getByRole('textbox', { name: '文字' }).fill(lines.join('\n'));
    await page.getByRole('button', { name: '校核', exact: true }).click();
    await page.getByText('写的总数是 214 次，各项相加是 224 次').waitFor();
    await page.getByRole('button', { name: /按顺序应当是“二、”/ }).click();
    const mark = page.locator('mark', { hasText: '三、' });
    await expect.poll(() => mark.evaluate((place) => place.contains(document.activeElement))).toBe(true);
    expect(await mark.evaluate((place) => place.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
    await page.getByText('每个数字怎么读').click();
    await page.getByRole('cell', { name: '120 次' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(requests.filter((request) => request.includes('踏查'))).toEqual([]);
    await page.getByRole('button', { name: '换一份' }).click();
    await page.getByRole('textbox', { name: '文字' }).waitFor();
    expect(laptop.complaints).toEqual([]);
  });
});

describe('the overview', () => {
  it('links each number, village and question to its records', async () => {
    const page = await laptop.open(`${world.url}/office`);
    await page.getByText('条记录没有填地点').first().waitFor();
    const closed = await page.evaluate(() => {
      const numbers = [...document.querySelectorAll('main td.number')].filter(
        (cell) => /[1-9]/.test(cell.textContent ?? '') && !cell.closest('tr')?.querySelector('th a'),
      );
      const covered = [...document.querySelectorAll('main .cells .cell:not(.none)')];
      const questions = [...document.querySelectorAll('main .questions li')];
      const all = [...numbers, ...covered, ...questions];
      return { of: all.length, closed: all.filter((part) => !part.querySelector('a')).map((part) => part.textContent) };
    });
    expect(closed.of).toBeGreaterThan(3);
    expect(closed.closed).toEqual([]);

    const unknown = page.getByRole('link', { name: /^未填地点 发放宣传资料/ });
    const amount = (await unknown.innerText()).trim();
    await unknown.click();
    await page.getByText(new RegExp(`“发放宣传资料 ${amount} 份”由 \\d+ 条记录组成`)).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: /没有填地点/ }).click();
    await page.getByRole('heading', { level: 1, name: '工作记录' }).waitFor();
    await page.getByText(/^共 \d+ 条记录$/).waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThan(1);
  });
});
