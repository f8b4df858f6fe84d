import { afterAll, beforeAll, expect, it } from 'vitest';
import { migratedDatabase } from '../support/database.ts';
import { type Device, newDevice } from '../support/e2e-browser.ts';
import { removeRecord } from '../support/e2e-changes.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { expectReceived, logLeaflets, RELEASED } from '../support/e2e-released.ts';
import { join, pickPlace, save } from '../support/e2e-steps.ts';
import { enterWork } from '../support/e2e-work.ts';
import { openWorld, type World } from '../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let phone: Device;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url, undefined, undefined, RELEASED);
  district = await enterSmallDistrict(world.context(), world.administrator);
  await enterWork(world.context(), district);
  phone = await newDevice();
});
afterAll(async () => {
  await phone.throwAway();
  await world.close();
  await database.drop();
});

it('a released client joins the server of today, records, gets its receipts and shows what others did', async () => {
  const { volunteer } = district.members;
  await join(phone.page(), await world.invite(volunteer));
  await logLeaflets(phone, world.url, 120);
  await expectReceived(world, phone.page(), volunteer, [120, 200]);
  const page = await phone.open(`${world.url}/events`);
  await page.getByText('禁毒知识进校园').first().waitFor();
  expect(await page.getByText('应用版本太旧').count()).toBe(0);
});

it('a code that it does not know, here of a place that is gone, costs nothing', async () => {
  const { volunteer } = district.members;
  const page = await phone.open(`${world.url}/log/visit`);
  await pickPlace(page, '下河村');
  await page.getByRole('textbox', { name: /^走访户次/ }).fill('3');
  await removeRecord(world.context(), world.administrator, 'place', district.places.lower);
  await save(page);
  await logLeaflets(phone, world.url, 7);
  await expectReceived(world, phone.page(), volunteer, [7, 120, 200]);
  await phone.open(`${world.url}/outbox`);
  await page
    .getByText(/原因要更新应用才看得懂/)
    .first()
    .waitFor();
});
