import type { Page } from 'playwright';
import { type Device, deskScreen, newDevice, readyForOffline } from './e2e-browser.ts';
import { bringKey, unlock } from './e2e-desk.ts';
import { enterSmallDistrict } from './e2e-district.ts';
import { signIn } from './e2e-steps.ts';
import { addTipPhotos, arrived, lookUp, type OpenedTip, openAll, seal, sealButton, write } from './e2e-tip-pages.ts';
import { answer, askPerson } from './e2e-tip-talk.ts';
import { addOfficer, type PreparedOffice, prepareOffice, type Unlocked } from './e2e-tips.ts';
import { office as administrator, type World } from './e2e-world.ts';

/** A phone and the office's laptop before their pages of sealed tips. */
export interface Stage {
  readonly world: World;
  readonly office: PreparedOffice;
  readonly officer: Unlocked;
  readonly phone: Device;
  readonly desk: Device;
  /** Of a tip that the office has asked about. */
  readonly asked: { readonly receipt: string; readonly tip: OpenedTip };
  /** Of a tip that is closed. */
  readonly closed: string;
  close(): Promise<void>;
}

export interface TipView {
  readonly name: string;
  readonly at: 'phone' | 'desk';
  readonly address: (stage: Stage) => string;
  reach(page: Page, stage: Stage): Promise<void>;
  /** Puts right what others would stumble over. */
  leave?(page: Page, stage: Stage): Promise<void>;
}

const hotlines = [
  { label: '区禁毒办', number: '0558-7100110' },
  { label: '禁毒热线', number: '12345' },
];

/** Seals a tip and waits until it has arrived; a page that warns before it is left is calmed. */
async function send(page: Page, url: string, what: string, photos: readonly number[] = []): Promise<string> {
  await page.goto('about:blank');
  await page.goto(`${url}/tip`);
  await write(page, what, { 在哪里: '上河村，老供销社对面' });
  if (photos.length) await addTipPhotos(page, photos);
  const receipt = await seal(page);
  await arrived(page).waitFor();
  await noted(page);
  return receipt;
}

async function noted(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /已记下$/ }).check();
  await page.getByRole('button', { name: '好了，收起回执码' }).click();
  await page.getByText('回执码已收起').waitFor();
}

/**
 * Three tips: one asked about, one closed, one new; two officers.
 * @param deviceScaleFactor of the phone, for pictures; finer pixels take more to draw
 */
export async function openStage(world: World, deviceScaleFactor = 1): Promise<Stage> {
  const district = await enterSmallDistrict(world.context(), world.administrator);
  const office = await prepareOffice(world, { hotlines });
  await addOfficer(world, office, district.members.officer);
  const [officer] = office.officers;
  if (!officer) throw new Error('no officer');
  const [phone, desk] = await Promise.all([
    newDevice({ deviceScaleFactor, hasServiceWorker: true }),
    newDevice({ screen: deskScreen }),
  ]);
  const page = phone.page();
  const what = '村口小卖部后屋，常有人夜里十二点以后进出，里面有锡纸和打火机。上个月起，每逢赶集那天人更多。';
  const receipt = await send(page, world.url, what, [1, 2]);
  const closed = await send(page, world.url, '后山坡上好像种了罂粟，开红花');
  await send(page, world.url, '有人在学校门口发“聪明药”');
  const byWhat = async (part: string) => {
    const found = (await openAll(office, officer)).find(({ body }) => body.content.what.includes(part));
    if (!found) throw new Error(`no tip says ${part}`);
    return found;
  };
  const tip = await byWhat('小卖部');
  await officer.ask(`tips/${tip.id}`, { act: 'take' });
  await askPerson(office, officer, tip, '后屋从哪边进？有没有看见车牌？');
  await page.goto(`${world.url}/tip/receipt`);
  await lookUp(page, receipt);
  await answer(page, '从河边的小门进，门漆成绿色');
  await arrived(page).waitFor();
  await askPerson(office, officer, await byWhat('小卖部'), '谢谢。门一般几点开？');
  const other = await byWhat('罂粟');
  await officer.ask(`tips/${other.id}`, { act: 'take' });
  await officer.ask(`tips/${other.id}`, { act: 'close', outcome: 'handled' });
  await signIn(desk.page(), world.url, administrator);
  await desk.page().goto(`${world.url}/office/tips/${tip.id}`);
  await bringKey(desk.page(), office, officer);
  return {
    world,
    office,
    officer,
    phone,
    desk,
    asked: { receipt, tip },
    closed,
    async close() {
      await Promise.all([phone.throwAway(), desk.throwAway()]);
    },
  };
}

const asked = ({ asked: { tip } }: Stage) => `/office/tips/${tip.id}`;

export const tipViews: readonly TipView[] = [
  { name: 'tip', at: 'phone', address: () => '/tip', reach: async (page) => void (await sealButton(page).waitFor()) },
  {
    name: 'tip-written',
    at: 'phone',
    address: () => '/tip',
    async reach(page) {
      await write(page, '村口小卖部后屋有人吸毒，夜里十二点以后', {
        在哪里: '上河村，老供销社对面',
        什么时候: '每逢赶集',
      });
      await addTipPhotos(page, [3, 4]);
      await page.getByText('什么受保护，什么不受保护').click();
    },
    leave: async (page) => void (await page.goto('about:blank')),
  },
  {
    name: 'tip-missing',
    at: 'phone',
    address: () => '/tip',
    async reach(page) {
      await sealButton(page).click();
      await page.getByText('请先写下是什么情况').waitFor();
    },
  },
  {
    name: 'tip-receipt-offline',
    at: 'phone',
    address: () => '/tip',
    async reach(page, { phone }) {
      await readyForOffline(page);
      await page.waitForLoadState('networkidle');
      await phone.setOffline(true);
      await write(page, '没有网络时写的');
      await seal(page);
      await page.getByText('现在没有网络').waitFor();
    },
    async leave(page, { phone }) {
      await phone.setOffline(false);
      await arrived(page).waitFor();
      await noted(page);
    },
  },
  {
    name: 'tip-arrived',
    at: 'phone',
    address: () => '/tip',
    async reach(page) {
      await write(page, '有网络时写的');
      await seal(page);
      await arrived(page).waitFor();
      await noted(page);
    },
  },
  {
    name: 'tip-behalf',
    at: 'phone',
    address: () => '/tip#behalf',
    reach: async (page) => void (await page.getByText('替别人写，手机上不留').waitFor()),
  },
  {
    name: 'tip-behalf-receipt',
    at: 'phone',
    address: () => '/tip#behalf',
    async reach(page) {
      await write(page, '替邻居写的');
      await sealButton(page).click();
      await page.getByRole('heading', { name: '请对方记下回执码' }).waitFor();
      await arrived(page).waitFor();
      await sealButton(page).waitFor({ state: 'detached' });
    },
    leave: noted,
  },
  {
    name: 'tip-pin-unreadable',
    at: 'phone',
    address: () => '/tip#k=AAAA-BBBB-CCCC',
    reach: async (page) => void (await page.getByText('现在不能加密').waitFor()),
  },
  {
    name: 'receipt',
    at: 'phone',
    address: () => '/tip/receipt',
    reach: async (page) => void (await page.getByRole('textbox', { name: '回执码' }).waitFor()),
  },
  {
    name: 'receipt-wrong',
    at: 'phone',
    address: () => '/tip/receipt',
    async reach(page, { asked: { receipt } }) {
      await page
        .getByRole('textbox', { name: '回执码' })
        .fill(`${receipt.slice(0, -1)}${receipt.endsWith('2') ? 3 : 2}`);
      await page.getByRole('button', { name: '查看回复' }).click();
      await page.getByText('有一个字符抄错了').waitFor();
    },
  },
  {
    name: 'receipt-asked',
    at: 'phone',
    address: () => '/tip/receipt',
    async reach(page, { asked: { receipt } }) {
      await lookUp(page, receipt);
      await page.getByText('门一般几点开').waitFor();
    },
  },
  {
    name: 'receipt-closed',
    at: 'phone',
    address: () => '/tip/receipt',
    async reach(page, { closed }) {
      await lookUp(page, closed);
      await page.getByText('结果：已处理。').waitFor();
    },
  },
  {
    name: 'desk-list',
    at: 'desk',
    address: () => '/office/tips',
    reach: async (page) =>
      void (await page
        .getByRole('link', { name: /^打开 / })
        .first()
        .waitFor()),
  },
  {
    name: 'desk-counts',
    at: 'desk',
    address: () => '/office/tips?view=counts',
    reach: async (page) => void (await page.getByText('总件数').waitFor()),
  },
  {
    name: 'desk-reminder',
    at: 'desk',
    address: () => '/office/tips',
    async reach(page) {
      await page.getByRole('button', { name: '到期提醒' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'desk-locked',
    at: 'desk',
    address: asked,
    reach: async (page) => void (await page.getByRole('textbox', { name: '口令' }).waitFor()),
  },
  {
    name: 'desk-tip',
    at: 'desk',
    address: asked,
    async reach(page) {
      await unlock(page);
      await page.getByText('从河边的小门进').waitFor();
      await page.getByRole('button', { name: '解封第 1 张' }).click();
      await page.getByRole('button', { name: '看第 1 张照片' }).waitFor();
    },
  },
  {
    name: 'desk-close',
    at: 'desk',
    address: asked,
    async reach(page) {
      await unlock(page);
      await page.getByRole('button', { name: '办结' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'desk-sheet',
    at: 'desk',
    address: asked,
    async reach(page) {
      await unlock(page);
      await page.getByRole('button', { name: '移送公安' }).click();
      await page.getByRole('textbox', { name: '要涂黑的字' }).fill('小卖部');
      await page.getByRole('button', { name: '涂黑', exact: true }).click();
      await page.getByText('“小卖部”涂黑').waitFor();
    },
  },
  {
    name: 'keys',
    at: 'desk',
    address: () => '/office/tips/keys',
    reach: async (page) => void (await page.getByText('现在的情况').waitFor()),
  },
  {
    name: 'keys-recovery',
    at: 'desk',
    address: () => '/office/tips/keys',
    async reach(page) {
      await page.getByRole('button', { name: '重做恢复卡' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '开始' }).click();
      await page.getByText('第 1 张，共 3 张').waitFor();
    },
  },
];
