import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/demo/draft.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { dayAt } from '../../src/domain/kernel/day.ts';
import { newId } from '../../src/domain/kernel/id.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, newDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enter, enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { join } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';

const DAY_MS = 86_400_000;

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let phone: Device;
let taps: number;

beforeEach(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  phone = await newDevice({ hasServiceWorker: true });
  taps = 0;
});
afterEach(async () => {
  await phone.throwAway();
  await world.close();
  await database.drop();
});

/** Leaflets of the volunteer on two days, 10 copies the oldest, then 20, 30 … */
async function enterLeaflets(count: number): Promise<void> {
  const context = world.context();
  const { members, squads, places } = district;
  const random = seededRandom(5);
  const drafts = Array.from({ length: count }, (_, at): Draft => {
    const moment = context.now() - (at < count / 2 ? DAY_MS : 0) - (count - at) * 1_000;
    const fields = { date: dayAt(moment), member: members.volunteer, squad: squads.first, place: places.upper };
    const step = { by: members.volunteer, at: moment, fields: { ...fields, quantity: 10 * (at + 1) } };
    return { id: newId(moment, random.bytes), kind: 'leaflet', steps: [step] };
  });
  await enter(context, members.volunteer, drafts, random.fork('leaflets'));
}

async function leadWith(count: number): Promise<Page> {
  await enterLeaflets(count);
  await join(phone.page(), await world.signInLink(district.members.leader));
  const page = phone.page();
  await page.getByText(`${count} 条记录待核实`).waitFor();
  return page;
}

const tap = async (page: Page, role: 'link' | 'button' | 'checkbox', name: string | RegExp): Promise<void> => {
  await page.getByRole(role, { name, exact: true }).first().click();
  taps++;
};

/** The number of records on the server with each status. */
async function statuses(): Promise<Record<string, number>> {
  const { db, district: id } = world.context();
  const rows = await db
    .selectFrom('record')
    .where('district', '=', id)
    .where('kind', '=', 'leaflet')
    .groupBy('status')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .execute();
  return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
}

const heading = (page: Page, quantity: number) =>
  page.getByRole('heading', { level: 1, name: `资料 ${quantity} 份`, exact: true }).waitFor();

describe('a leader checks ten records in 12 taps', () => {
  it('one after the other', async () => {
    const page = await leadWith(10);
    await tap(page, 'link', /^分队/);
    await tap(page, 'link', /^资料 100 份/);
    for (let quantity = 100; quantity > 0; quantity -= 10) {
      await heading(page, quantity);
      await page.getByText(`还剩 ${quantity / 10} 条`).waitFor();
      await tap(page, 'button', '核实无误');
    }
    await page.getByText('都核实完了').waitFor();
    await page.getByText('这次核对了 10 条').waitFor();
    expect(taps).toBe(12);
    await expect.poll(statuses).toEqual({ verified: 10 });
    expect(phone.complaints).toEqual([]);
  });

  it('together, ticked one by one or by day', async () => {
    const page = await leadWith(10);
    await tap(page, 'link', /^分队/);
    for (let quantity = 100; quantity > 0; quantity -= 10) await tap(page, 'checkbox', `选：资料 ${quantity} 份 王芳`);
    expect(await page.getByRole('checkbox', { name: '全选：今天' }).isChecked()).toBe(true);
    await tap(page, 'button', '核实所选（10）');
    await page.getByText('没有要核实的记录').waitFor();
    expect(taps).toBe(12);
    await expect.poll(statuses).toEqual({ verified: 10 });

    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(statuses).toEqual({ reported: 10 });
    taps = 0;
    for (const day of ['今天', '昨天']) await tap(page, 'checkbox', `全选：${day}`);
    await tap(page, 'button', '核实所选（10）');
    await expect.poll(statuses).toEqual({ verified: 10 });
    expect(taps).toBe(3);
    expect(phone.complaints).toEqual([]);
  });
});

describe('a verdict', () => {
  it('can be taken back offline, before it was sent', async () => {
    const page = await leadWith(3);
    await readyForOffline(page);
    await phone.setOffline(true);
    await page.getByRole('link', { name: /^分队/ }).first().click();
    await page.getByRole('link', { name: /^资料 30 份/ }).click();
    await heading(page, 30);
    await page.getByRole('button', { name: '核实无误' }).click();
    await heading(page, 20);
    await page.getByRole('button', { name: '撤销' }).click();
    await heading(page, 30);
    await page.getByText('还剩 3 条').waitFor();
    await page.getByRole('button', { name: '核实无误' }).click();
    await heading(page, 20);
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await page.getByRole('textbox', { name: '退回的原因' }).fill('请核对数量');
    await page.getByRole('button', { name: '确定退回' }).click();
    await heading(page, 10);
    await page.getByRole('button', { name: '撤销' }).click();
    await heading(page, 20);
    await phone.setOffline(false);
    await expect.poll(statuses).toEqual({ verified: 1, reported: 2 });
    await page.goto(`${world.url}/outbox`);
    await page.getByText('都发出去了').waitFor();
    expect(phone.complaints).toEqual([]);
  });

  it('can be taken back when the server has it, and no longer after some seconds', async () => {
    await phone.page().clock.install();
    const page = await leadWith(1);
    await page.getByRole('link', { name: '去核实' }).click();
    await page.getByRole('link', { name: /^资料 10 份/ }).click();
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await page.getByRole('textbox', { name: '退回的原因' }).fill('请核对数量');
    await page.getByRole('button', { name: '确定退回' }).click();
    await page.getByText('都核实完了').waitFor();
    await expect.poll(statuses).toEqual({ returned: 1 });
    await page.getByRole('button', { name: '撤销' }).click();
    await heading(page, 10);
    await expect.poll(statuses).toEqual({ reported: 1 });
    await page.getByRole('button', { name: '核实无误' }).click();
    await page.getByRole('button', { name: '撤销' }).waitFor();
    await page.clock.fastForward(11_000);
    await expect.poll(() => page.getByRole('button', { name: '撤销' }).count()).toBe(0);
    await expect.poll(statuses).toEqual({ verified: 1 });
    expect(phone.complaints).toEqual([]);
  });
});

/** The answers to questions that the server has. */
async function explanations(): Promise<unknown[]> {
  const { db, district: id } = world.context();
  const rows = await db
    .selectFrom('record')
    .where('district', '=', id)
    .where('kind', '=', 'explanation')
    .select(['fields', 'scope'])
    .execute();
  return rows.map(({ fields, scope }) => [scope, fields.check, fields.answer, fields.reason]);
}

it('a leader is asked about a day that is too long, and the answer given offline is kept and sent', async () => {
  const { members, squads, places } = district;
  const [context, random] = [world.context(), seededRandom(5)];
  const date = dayAt(context.now() - DAY_MS);
  const drafts = [9, 8].map((hours): Draft => {
    const fields = { date, member: members.volunteer, squad: squads.first, place: places.upper, households: 5, hours };
    const at = context.now() - hours * 1_000;
    return { id: newId(at, random.bytes), kind: 'visit', steps: [{ by: members.volunteer, at, fields }] };
  });
  await enter(context, members.volunteer, drafts, random.fork('visits'));
  await join(phone.page(), await world.signInLink(members.leader));
  const page = phone.page();
  await readyForOffline(page);
  await page.getByRole('link', { name: /^分队/ }).first().click();
  await page.getByRole('link', { name: /^待核问题/ }).click();
  await page.getByRole('heading', { name: '一天里的工作太多或太散' }).waitFor();
  await page.getByText('共 17 小时').waitFor();
  await phone.setOffline(true);
  await page.getByRole('button', { name: /^属实，写一句/ }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('这一项要填。').waitFor();
  await page.getByRole('textbox', { name: '缘由' }).fill('凌晨集市和白天走访');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已答：属实。凌晨集市和白天走访').waitFor();
  expect(await explanations()).toEqual([]);
  await phone.setOffline(false);
  await expect
    .poll(explanations)
    .toEqual([[`squad/${squads.first}/members`, 'day_places', 'true', '凌晨集市和白天走访']]);
  expect(phone.complaints).toEqual([]);
});
