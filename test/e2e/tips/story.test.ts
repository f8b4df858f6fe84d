import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../support/database.ts';
import {
  type Device,
  deskScreen,
  newDevice,
  newRestartableDevice,
  type RestartableDevice,
  readyForOffline,
} from '../../support/e2e-browser.ts';
import { bringKey, unlock } from '../../support/e2e-desk.ts';
import { enterSmallDistrict, type SmallDistrict } from '../../support/e2e-district.ts';
import { join, signIn } from '../../support/e2e-steps.ts';
import { addTipPhotos, arrived, lookUp, seal, write } from '../../support/e2e-tip-pages.ts';
import { answer } from '../../support/e2e-tip-talk.ts';
import { addOfficer, type PreparedOffice, prepareOffice } from '../../support/e2e-tips.ts';
import { office as administrator, openWorld, type World } from '../../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let office: PreparedOffice;
let phone: RestartableDevice;
let otherPhone: Device;
let desk: Device;
let otherDesk: Device;
const devices = (): Device[] => [phone, otherPhone, desk, otherDesk];

beforeEach(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  office = await prepareOffice(world);
  const screen = deskScreen;
  [phone, otherPhone, desk, otherDesk] = await Promise.all([
    newRestartableDevice(),
    newDevice(),
    newDevice({ screen }),
    newDevice({ screen }),
  ]);
});
afterEach(async () => {
  await Promise.all(devices().map((device) => device.throwAway()));
  await world.close();
  await database.drop();
});

const WORDS = '村口小卖部后屋有人聚众吸毒，夜里十二点以后\n<b>不是标签</b>';

describe('the life of a sealed tip', () => {
  it('is written offline, read, asked about, answered from another phone, reassigned and closed', async () => {
    // In the village, offline; the page was opened once before.
    const page = await phone.open(`${world.url}/tip#k=${office.fingerprint}`);
    await readyForOffline(page);
    await phone.setOffline(true);
    await phone.shut();
    await phone.start();
    const offline = await phone.open(`${world.url}/tip`);
    await write(offline, WORDS, { 在哪里: '青石村，老供销社对面' });
    await addTipPhotos(offline, [1, 2, 3, 4, 5]);
    const receipt = await seal(offline);
    await offline.getByText('已加密，待发').waitFor();
    await phone.shut();

    // On the road, online.
    await phone.start();
    const back = await phone.open(`${world.url}/tip`);
    await phone.setOffline(false);
    await arrived(back).waitFor({ timeout: 60_000 });

    // At the office, 周明 imports the key, finds the tip and reads it.
    const [first] = office.officers;
    if (!first) throw new Error('no officer');
    const desktop = desk.page();
    await signIn(desktop, world.url, administrator);
    await desktop
      .getByRole('navigation')
      .getByRole('link', { name: /举报台/ })
      .click();
    await desktop.getByRole('link', { name: /^打开 / }).click();
    await bringKey(desktop, office, first);
    await unlock(desktop);
    await desktop.getByText('老供销社对面').waitFor();
    // Markup is shown as text.
    await desktop.getByText('<b>不是标签</b>').waitFor();
    for (const number of [1, 2, 3, 4, 5]) {
      await desktop.getByRole('button', { name: `解封第 ${number} 张` }).click();
      await desktop.getByRole('button', { name: `看第 ${number} 张照片` }).waitFor();
    }
    await desktop.getByRole('button', { name: '我来办理' }).click();
    await desktop.getByText('已标为办理中').waitFor();
    await desktop.getByRole('textbox', { name: '给对方留言' }).fill('后屋从哪边进？');
    await desktop.getByRole('button', { name: '密封并发出' }).click();
    await desktop.getByText('已发出，对方凭回执码可以看到').waitFor();

    // Days later the person reads the reply on another phone, with the receipt code from paper.
    const reading = await otherPhone.open(`${world.url}/tip/receipt`);
    await lookUp(reading, receipt.toLowerCase());
    await reading.getByText('想问您').first().waitFor();
    await reading.getByText('后屋从哪边进？').waitFor();
    await addTipPhotos(reading, [6]);
    await answer(reading, '从河边的小门进，门漆成绿色');
    await arrived(reading).waitFor();

    // The office sees the answer and reassigns the tip to 陈静, whose key is in the list by then.
    await desktop.getByRole('link', { name: '回举报台' }).click();
    await desktop.getByText('新回复 1 条').waitFor();
    await desktop.getByRole('link', { name: /^打开 / }).click();
    await desktop.getByText('从河边的小门进，门漆成绿色').waitFor();
    const second = await addOfficer(world, office, district.members.officer);
    await desktop.reload();
    await unlock(desktop);
    await desktop.getByRole('combobox', { name: '授权给' }).selectOption({ label: '陈静' });
    await desktop.getByRole('button', { name: '授权', exact: true }).click();
    await desktop.getByText('已授权', { exact: true }).waitFor();

    const otherDesktop = otherDesk.page();
    await join(otherDesktop, await world.signInLink(district.members.officer));
    await otherDesktop.goto(`${world.url}/office/tips`);
    await otherDesktop.getByRole('link', { name: /^打开 / }).click();
    await bringKey(otherDesktop, office, second);
    await unlock(otherDesktop);
    await otherDesktop.getByText('老供销社对面').waitFor();
    await otherDesktop.getByText('从河边的小门进，门漆成绿色').waitFor();
    await otherDesktop.getByRole('button', { name: '收回周明的授权' }).click();
    await otherDesktop.getByRole('dialog').getByRole('button', { name: '收回' }).click();
    await otherDesktop.getByText('已收回', { exact: true }).waitFor();
    await desktop.reload();
    await unlock(desktop);
    await desktop.getByText('您的钥匙打不开这一件').waitFor();

    await otherDesktop.getByRole('button', { name: '办结' }).click();
    await otherDesktop.getByRole('dialog').getByRole('radio', { name: '已处理' }).check();
    await otherDesktop.getByRole('dialog').getByRole('button', { name: '办结' }).click();
    await otherDesktop.getByText('已办结', { exact: true }).first().waitFor();

    // The person sees the outcome.
    await reading.getByRole('button', { name: '看看新回复' }).click();
    await reading.getByText('结果：已处理。').waitFor();

    const openings = await world
      .context()
      .db.selectFrom('audit')
      .where('action', '=', 'tip_opened')
      .select('actor')
      .distinct()
      .execute();
    expect(openings.map(({ actor }) => actor).sort()).toEqual([first.member, second.member].sort());
    expect(devices().flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
