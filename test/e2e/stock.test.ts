import { afterAll, beforeAll, expect, it } from 'vitest';
import { board } from '../../src/server/figures/board.ts';
import { verifyFigures } from '../../src/server/figures/rebuild.ts';
import { actorOf } from '../../src/server/records/actor.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, newDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { amount, join, save } from '../support/e2e-steps.ts';
import { countTaps } from '../support/e2e-taps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';
import { must } from '../support/must.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
const devices: Device[] = [];

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
});
afterAll(async () => {
  await Promise.all(devices.map((device) => device.throwAway()));
  await world.close();
  await database.drop();
});

async function joined(who: 'organizer' | 'mate' | 'volunteer', options?: Parameters<typeof newDevice>[0]) {
  const device = await newDevice({ hasServiceWorker: true, ...options });
  devices.push(device);
  await join(device.page(), await world.signInLink(district.members[who]));
  return device;
}

it('two phones offline give out more than the squad got; the question is settled by a late entry', async () => {
  const desk = (await joined('organizer', { screen: deskScreen })).page();
  await desk.goto(`${world.url}/office/stock`);
  const dialog = desk.getByRole('dialog');
  await desk.getByRole('button', { name: '资料种类' }).click();
  await dialog.getByRole('button', { name: '登记资料' }).click();
  await dialog.getByLabel('名称').fill('年画');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
  const taps = await countTaps(desk);
  await desk.getByRole('button', { name: '发给分队' }).click();
  await dialog.getByRole('radio', { name: '年画' }).waitFor();
  await dialog.getByRole('radio', { name: '第一分队' }).check();
  await dialog.getByRole('radio', { name: '折页' }).check();
  await dialog.getByRole('button', { name: '加 500', exact: true }).click();
  expect(await taps()).toBeLessThanOrEqual(4);
  // The batch is optional.
  await dialog.getByLabel('批次').fill('26k3');
  await taps();
  await dialog.getByRole('button', { name: '保存' }).click();
  await desk.getByRole('cell', { name: '待点收' }).waitFor();
  expect(await taps()).toBe(1);

  for (const who of ['volunteer', 'mate'] as const) {
    const phone = await joined(who);
    const page = phone.page();
    await page.goto(`${world.url}/log/leaflet`);
    await page.getByRole('radio', { name: '折页' }).waitFor();
    await readyForOffline(page);
    await phone.setOffline(true);
    await page.getByRole('radio', { name: '折页' }).check();
    await amount(page).fill('280');
    await save(page);
  }
  await Promise.all(devices.slice(1).map((phone) => phone.setOffline(false)));

  // An organizer hears no poke of a squad's records.
  await Promise.all(devices.slice(1).map((phone) => phone.page().getByText('已收到').first().waitFor()));
  await desk.reload();
  const question = desk.getByRole('region', { name: '账上 -60 份' });
  await question.getByText('领到 500，发出 560').waitFor();
  await question.getByRole('button', { name: '补记入库' }).click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await question.waitFor({ state: 'detached' });

  // Its author corrects the late entry, with the reason; then the balance is ten copies.
  await desk
    .getByRole('row', { name: /印制、配发 第一分队/ })
    .getByRole('link')
    .click();
  await desk.getByRole('button', { name: '更正' }).click();
  await dialog.getByRole('button', { name: '加 10', exact: true }).click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('请写明原因').waitFor();
  await dialog.getByLabel('为什么改').fill('少记了 10 份');
  await dialog.getByRole('button', { name: '保存' }).click();
  await desk.getByText('少记了 10 份').first().waitFor();

  // A volunteer counts what is in hand: 我的, 我手上的资料, 盘点.
  const phone = (devices[1] as Device).page();
  await phone.goto(`${world.url}/me`);
  await phone.getByRole('link', { name: /我手上的资料/ }).click();
  await phone.getByRole('button', { name: '盘点' }).click();
  await phone.getByRole('radio', { name: '折页' }).check();
  await phone.getByRole('button', { name: '加 50', exact: true }).click();
  await phone.getByRole('button', { name: '保存' }).click();
  await phone.getByRole('link', { name: /折页 50 份/ }).waitFor();
  await phone.getByRole('button', { name: '退回分队' }).click();
  await phone.getByRole('button', { name: '保存' }).click();
  await phone.getByRole('link', { name: /队员 → 分队/ }).waitFor();

  const context = world.context();
  const late = await context.db
    .selectFrom('record')
    .where('district', '=', context.district)
    .where('kind', '=', 'movement')
    .where('author', '=', district.members.organizer)
    .select('fields')
    .execute();
  expect(late.map(({ fields }) => [fields.from, fields.quantity, fields.note])).toContainEqual([
    'source',
    70,
    '少记了 10 份',
  ]);
  const leaflets = await context.db
    .selectFrom('record')
    .where('district', '=', context.district)
    .where('kind', '=', 'leaflet')
    .select('fields')
    .execute();
  expect(leaflets.map(({ fields }) => [fields.from, fields.batch])).toEqual([
    ['squad', '26K3'],
    ['squad', '26K3'],
  ]);
  const officer = await actorOf(context, district.members.officer);
  if (!officer) throw new Error('no officer');
  const { figures } = must(await board(context, officer, { from: '2026-01-01', to: '2030-12-31' }));
  expect(figures.find(({ figure }) => figure === 'leaflet.distributed')?.reported).toBe(560);
  expect((await verifyFigures(context.db, context.district)).differences).toEqual([]);
  expect(devices.flatMap(({ complaints }) => complaints)).toEqual([]);
});
