import '../support/later-release.ts';

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Draft, Fields } from '../../src/demo/draft.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { dayAt } from '../../src/domain/kernel/day.ts';
import { type Id, newId } from '../../src/domain/kernel/id.ts';
import type { KindName } from '../../src/domain/records/kinds/index.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, newDevice } from '../support/e2e-browser.ts';
import { enter, enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { expectReceived, logLeaflets, RELEASED, received, waitForUpdateNotice } from '../support/e2e-released.ts';
import { join, signIn } from '../support/e2e-steps.ts';
import { enterWork } from '../support/e2e-work.ts';
import { office, openWorld, type World } from '../support/e2e-world.ts';
import { LATER_ROLE, REFUSED_QUANTITY } from '../support/later-release.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let coordinator: Id;
let devices: Device[];

/** Records of the later kinds, and a leaflet with a field more, in the squad's and the district's scopes. */
async function enterLater(): Promise<void> {
  const context = world.context();
  const random = seededRandom(9);
  const at = context.now() - 3_600_000;
  const { administrator, members, squads, places } = district;
  const draft = (by: Id, kind: string, fields: Fields): Draft => ({
    id: newId(at, random.bytes),
    kind: kind as KindName,
    steps: [{ by, at, fields }],
  });
  const series = draft(administrator, 'series', { name: '春季行动', town: places.town });
  const person = draft(administrator, 'member', { name: '赵敏', role: LATER_ROLE, squad: squads.first });
  await enter(context, administrator, [series, person], random);
  coordinator = person.id;
  const work = { date: dayAt(at), member: members.mate, squad: squads.first, place: places.upper };
  const drafts = [
    draft(members.mate, 'quiz', { ...work, series: series.id, entered: 30, passed: 20 }),
    draft(members.mate, 'leaflet', { ...work, quantity: 9, weather: 'rain' }),
  ];
  await enter(context, members.mate, drafts, random);
}

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url, undefined, undefined, RELEASED);
  district = await enterSmallDistrict(world.context(), world.administrator);
  await enterWork(world.context(), district);
  await enterLater();
  devices = await Promise.all([newDevice(), newDevice(), newDevice({ screen: deskScreen })]);
});
afterAll(async () => {
  await Promise.all(devices.map((device) => device.throwAway()));
  await world.close();
  await database.drop();
});

const device = (i: number): Device => {
  const found = devices[i];
  if (!found) throw new Error('no such device');
  return found;
};

it('a released client exchanges with a server of more kinds, fields and codes, and asks for an update', async () => {
  const phone = device(0);
  const { volunteer } = district.members;
  await join(phone.page(), await world.invite(volunteer));
  await waitForUpdateNotice(phone.page());
  await logLeaflets(phone, world.url, 50);
  await logLeaflets(phone, world.url, REFUSED_QUANTITY);
  await logLeaflets(phone, world.url, 60);
  await expect.poll(() => received(world, volunteer)).toEqual([50, 60, 200]);
  const page = await phone.open(`${world.url}/outbox`);
  await page
    .getByText(/原因要更新应用才看得懂/)
    .first()
    .waitFor();
  await phone.open(`${world.url}/events`);
  await page.getByText('禁毒知识进校园').first().waitFor();
});

it('somebody whose role it does not know works with it as a volunteer', async () => {
  const phone = device(1);
  await join(phone.page(), await world.signInLink(coordinator));
  await waitForUpdateNotice(phone.page());
  await logLeaflets(phone, world.url, 5);
  await expectReceived(world, phone.page(), coordinator, [5]);
});

it('its board shows the figures that it knows', async () => {
  const page = device(2).page();
  await signIn(page, world.url, office);
  await page
    .getByRole('link', { name: /发放宣传资料：打开背后的记录$/ })
    .first()
    .waitFor();
});
