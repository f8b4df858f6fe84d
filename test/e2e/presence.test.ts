import { afterEach, beforeEach, expect, it } from 'vitest';
import { dayAt } from '../../src/domain/kernel/day.ts';
import { newId } from '../../src/domain/kernel/id.ts';
import { appendTrusted } from '../../src/server/records/append.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, newDevice, readyForOffline } from '../support/e2e-browser.ts';
import { installWrongClock, setClockWrong } from '../support/e2e-clock.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { join } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';
import { must } from '../support/must.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
const devices: Device[] = [];

beforeEach(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
});
afterEach(async () => {
  await Promise.all(devices.splice(0).map((device) => device.throwAway()));
  await world.close();
  await database.drop();
});

const TEN_YEARS = 10 * 365 * 86_400_000;

/** @param wrongBy what the device's clock is wrong by, from its first start on, milliseconds */
async function joined(who: 'leader' | 'volunteer', wrongBy: number) {
  const device = await newDevice({ hasServiceWorker: true });
  devices.push(device);
  await installWrongClock(device.context());
  await device.open(world.url);
  await setClockWrong(device.page(), wrongBy);
  await join(device.page(), await world.signInLink(district.members[who]));
  return device;
}

const TITLE = '清水镇集市禁毒宣传';

it('a code shown and typed without network counts later, with clocks ten years ahead and behind', async () => {
  const context = world.context();
  const event = newId(context.now(), context.random);
  const fields = {
    ...{ title: TITLE, status: 'planned', risks: '无特别风险', date: dayAt(context.now()) },
    ...{ starts: '00:00', ends: '23:59' },
  };
  must(await appendTrusted(context, district.members.officer, [{ id: event, kind: 'event', fields }]));
  const [leaders, phone] = [await joined('leader', TEN_YEARS), await joined('volunteer', -TEN_YEARS)];
  const [shown, typing] = [leaders.page(), phone.page()];
  for (const [device, address, button] of [
    [leaders, `/events/${event}`, '出示现场码'],
    [phone, `/events/${event}`, '到场登记'],
  ] as const) {
    const page = device.page();
    await page.goto(`${world.url}${address}`);
    await readyForOffline(page);
    await device.setOffline(true);
    await page.getByRole('link', { name: button }).click();
  }
  await shown.getByRole('img', { name: '到场登记的现场码' }).waitFor();
  const digits = (await shown.locator('.code-digits').innerText()).replace(/\s/g, '');
  expect(digits).toMatch(/^\d{7}$/);

  // The camera of a test browser has no picture, so the digits are typed.
  await typing.getByRole('radio', { name: '输码' }).check();
  const [first = ''] = digits;
  await typing.getByLabel('码下面的 7 位数').fill(`${(Number(first) + 1) % 10}${digits.slice(1)}`);
  await typing.getByRole('button', { name: '登记到场' }).click();
  await typing.getByText('这 7 位数不对').waitFor();
  await typing.getByLabel('码下面的 7 位数').fill(digits);
  await typing.getByRole('button', { name: '登记到场' }).click();
  await typing.getByText('已记下，联网后核对').waitFor();
  expect(await typing.getByText('已核实').count()).toBe(0);

  await phone.setOffline(false);
  await leaders.setOffline(false);
  await shown.getByText('1 人', { exact: true }).waitFor();
  await shown.getByRole('link', { name: '名单和队长登记' }).click();
  await shown.getByText(/^输码 /).waitFor();
  // Somebody without a phone is one tap, and one more to take it back.
  const other = shown.getByRole('button', { name: /^登记 .+ 到场$/ }).first();
  await other.click();
  await shown.getByText('已到 2 人').waitFor();
  await shown.getByRole('button', { name: /^撤回 .+ 的登记$/, disabled: false }).click();
  await shown.getByText('已到 1 人').waitFor();

  // Declined with a reason, and accepted again: the list says who did it.
  await shown.getByRole('button', { name: /输码/ }).click();
  await shown.getByRole('button', { name: '改为没有到场' }).click();
  await shown.getByText('请写一句原因').waitFor();
  await shown.getByLabel('原因').fill('码是别人转发的');
  await shown.getByRole('button', { name: '改为没有到场' }).click();
  const declined = shown.getByRole('list', { name: '未认定' });
  await declined.getByText('没有到场 · 码是别人转发的').waitFor();
  await shown.getByText('已到 0 人').waitFor();
  await declined.getByRole('button').click();
  await shown.getByLabel('原因').fill('弄错了，本人在场');
  await shown.getByRole('button', { name: '改为到场属实' }).click();
  await shown.getByText('已到 1 人').waitFor();
  for (const device of devices) expect(device.complaints).toEqual([]);
});
