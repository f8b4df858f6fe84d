import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayAt } from '../../src/domain/kernel/day.ts';
import { newId } from '../../src/domain/kernel/id.ts';
import { appendTrusted } from '../../src/server/records/append.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, newDevice } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { join, signIn } from '../support/e2e-steps.ts';
import { office, openWorld, type World } from '../support/e2e-world.ts';
import { must } from '../support/must.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let devices: Record<'desk' | 'phone' | 'stranger', Device>;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  const [desk, phone, stranger] = await Promise.all([newDevice({ screen: deskScreen }), newDevice(), newDevice()]);
  devices = { desk, phone, stranger };
});
afterAll(async () => {
  await Promise.all(Object.values(devices).map((device) => device.throwAway()));
  await world.close();
  await database.drop();
});

/** The volunteer's presence at an event of today that was held. */
async function serve(): Promise<void> {
  const context = world.context();
  const [event, claim] = [newId(context.now(), context.random), newId(context.now(), context.random)];
  const { officer, volunteer } = district.members;
  const date = dayAt(context.now());
  const held = { date, title: '集市禁毒宣传', status: 'held', risks: '无特别风险', starts: '00:00', ends: '23:59' };
  const present = { event, member: volunteer, squad: district.squads.first, date, way: 'leader' };
  must(
    await appendTrusted(context, officer, [
      { id: event, kind: 'event', fields: held },
      { id: claim, kind: 'attendance', fields: present },
    ]),
  );
}

it('a certificate is issued, checked by anybody, refused once changed, and says when it is withdrawn', async () => {
  await serve();
  const desk = devices.desk.page();
  await signIn(desk, world.url, office);
  await desk.goto(`${world.url}/office/certificates`);
  await desk.getByLabel('记录单位').fill('清源区禁毒办');
  await desk.getByLabel('可以出具证明的依据').selectOption('recruiter');
  await desk.getByRole('button', { name: '保存', exact: true }).click();
  await desk.getByText(/ 声明。$/).waitFor();

  const phone = devices.phone.page();
  await join(phone, await world.signInLink(district.members.volunteer));
  await phone.goto(`${world.url}/certificates`);
  await phone.getByRole('button', { name: '生成并打印' }).click();
  const preview = phone.locator('.certificate-preview');
  await preview.getByRole('heading', { name: '志愿服务证明' }).waitFor();
  const [side = 0] = ((await preview.locator('svg').getAttribute('viewBox')) ?? '').split(' ').map(Number).slice(2);
  // With the rim of four modules on both sides.
  expect(side - 8).toBeLessThanOrEqual(49);
  const printed = await phone.request.get(`${world.url}/api/certificates/paper${new URL(phone.url()).search}`);
  const { address } = (await printed.json()) as { address: string };

  const stranger = devices.stranger.page();
  const open = async (code: string) => {
    await stranger.goto('about:blank');
    await stranger.goto(`${world.url}/c${new URL(code).hash}`);
  };
  const last = address.at(-3) === 'A' ? 'B' : 'A';
  await open(`${address.slice(0, -3)}${last}${address.slice(-2)}`);
  await stranger.getByText('签名不对').waitFor();
  await open(address);
  await stranger.getByText('签名有效，服务器上有这一份').waitFor();
  await stranger.getByText('集市禁毒宣传').waitFor();
  await stranger.getByText('清源区禁毒办').first().waitFor();
  await devices.stranger.setOffline(true);
  await stranger.getByRole('button', { name: '再核对一次' }).click();
  await stranger.getByText('签名有效，内容请联网核对').waitFor();
  expect(await stranger.getByText('集市禁毒宣传').count()).toBe(0);
  await devices.stranger.setOffline(false);

  await desk.reload();
  await desk.getByRole('button', { name: /^撤销 / }).click();
  await desk.getByRole('dialog').getByLabel('原因').fill('时间有误');
  await desk.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click();
  await desk.getByRole('cell', { name: '已撤销' }).first().waitFor();
  await stranger.getByRole('button', { name: '再核对一次' }).click();
  await stranger.getByText('已撤销').first().waitFor();
  for (const device of [devices.desk, devices.phone]) expect(device.complaints).toEqual([]);
});
