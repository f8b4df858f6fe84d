import { afterAll, beforeAll, describe, it } from 'vitest';
import { emptyDatabase } from '../support/database.ts';
import { type Device, newDevice } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { join } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let world: World;
let district: SmallDistrict;
let phone: Device;

beforeAll(async () => {
  database = await emptyDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  phone = await newDevice();
});
afterAll(async () => {
  await phone.throwAway();
  await world.close();
  await database.drop();
});

describe('a phone whose storage the system has cleared', () => {
  it('is still signed in, because the cookie stayed and the server knows who it is', async () => {
    await join(phone.page(), await world.invite(district.members.volunteer));
    await phone.open(`${world.url}/`);
    await phone.page().evaluate(async () => {
      for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
    });
    await phone.open(`${world.url}/today`);
    await phone.page().getByRole('heading', { name: '今日' }).waitFor();
  });
});
