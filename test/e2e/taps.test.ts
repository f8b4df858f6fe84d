import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayAt } from '../../src/domain/kernel/day.ts';
import { newId } from '../../src/domain/kernel/id.ts';
import { appendTrusted } from '../../src/server/records/append.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, newDevice } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { join } from '../support/e2e-steps.ts';
import { countTaps } from '../support/e2e-taps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';
import { must } from '../support/must.ts';

const PEOPLE = 12;
const TITLE = '清水镇集市禁毒宣传';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let phone: Device;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  const context = world.context();
  const event = {
    ...{ title: TITLE, status: 'planned', risks: '无特别风险', date: dayAt(context.now()) },
    ...{ starts: '00:00', ends: '23:59' },
  };
  const person = (number: number) => ({
    id: newId(context.now(), context.random),
    kind: 'member' as const,
    fields: { name: `赵${'一二三四五六七八九十甲乙'[number]}`, role: 'volunteer', squad: district.squads.first },
  });
  const people = Array.from({ length: PEOPLE }, (_, number) => person(number));
  must(await appendTrusted(context, world.administrator, people));
  must(
    await appendTrusted(context, district.members.officer, [
      { id: newId(context.now(), context.random), kind: 'event', fields: event },
    ]),
  );
  phone = await newDevice();
  await join(phone.page(), await world.signInLink(district.members.organizer));
});
afterAll(async () => {
  await phone.throwAway();
  await world.close();
  await database.drop();
});

it('an organizer ticks twelve people of a list in at most 14 taps', async () => {
  const page = await phone.open(`${world.url}/today`);
  const next = page.getByRole('link', { name: '看活动' });
  await next.waitFor();
  const taps = await countTaps(page);
  await next.click();
  await page.getByRole('link', { name: '到场名单' }).click();
  const ticks = page.getByRole('button', { name: /^登记 赵. 到场$/ });
  for (let done = 1; done <= PEOPLE; done++) {
    await ticks.first().click();
    await page.getByText(`已到 ${done} 人`).waitFor();
  }
  expect(await taps()).toBeLessThanOrEqual(14);
});

it('an organizer plans an event from the kit of an occasion in at most 6 taps', async () => {
  const page = await phone.open(`${world.url}/today`);
  const taps = await countTaps(page);
  await page.getByRole('navigation').getByRole('link', { name: '活动', exact: true }).click();
  await page.getByRole('link', { name: '管理专项活动' }).click();
  await page.getByRole('button', { name: /宣传月/ }).click();
  await page.getByRole('link', { name: /^集市禁毒宣传/ }).click();
  await page.getByRole('button', { name: '保存并公布' }).click();
  await page.getByRole('heading', { level: 1, name: '集市禁毒宣传' }).waitFor();
  expect(await taps()).toBeLessThanOrEqual(6);
  expect(phone.complaints).toEqual([]);
});
