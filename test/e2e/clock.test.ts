import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dayAt, yearOf } from '../../src/domain/kernel/day.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, newDevice, readyForOffline } from '../support/e2e-browser.ts';
import { comeBack, installWrongClock, setClockWrong } from '../support/e2e-clock.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { amount, join, save } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';

const DAY_MS = 86_400_000;
const TEN_YEARS = 10 * 365 * DAY_MS;

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
let phone: Device;

beforeEach(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
  phone = await newDevice({ hasServiceWorker: true });
  await installWrongClock(phone.context());
  await join(phone.page(), await world.invite(district.members.volunteer));
  await readyForOffline(phone.page());
  await phone.open(`${world.url}/log/leaflet`);
});
afterEach(async () => {
  await phone.throwAway();
  await world.close();
  await database.drop();
});

const date = (page: Page) => page.getByLabel('日期');
const today = () => dayAt(Date.now());

/** Restarts a phone without battery and network, with its clock reset to the factory's time. */
async function resetClock(by: number): Promise<Page> {
  await phone.setOffline(true);
  await setClockWrong(phone.page(), by);
  return phone.open(`${world.url}/log/leaflet`);
}

async function log(page: Page, quantity: number): Promise<void> {
  await amount(page).fill(String(quantity));
  await save(page);
}

/** Finds the server's records with this quantity, and the year that they count in. */
async function received(quantity: number) {
  const { db } = world.context();
  const rows = await db.selectFrom('record').where('kind', '=', 'leaflet').selectAll().execute();
  return rows
    .filter(({ fields }) => fields.quantity === quantity)
    .map(({ day, scope, date_unsure }) => ({ day, year: Number(scope.split('/').at(-1)), unsure: date_unsure }));
}

describe('an offline phone whose clock was set back by ten years', () => {
  it('says so, accepts the right day, and counts it in the right year', async () => {
    const page = await resetClock(-TEN_YEARS);
    await page.getByText('手机时间不对', { exact: true }).waitFor();
    const day = addDays(today(), -1);
    await date(page).fill(day);
    await log(page, 31);
    await phone.setOffline(false);
    await expect.poll(() => received(31)).toEqual([{ day, year: yearOf(day), unsure: false }]);
    expect(phone.complaints).toEqual([]);
  });

  it('corrects an unedited date before sending', async () => {
    const page = await resetClock(-TEN_YEARS);
    await log(page, 32);
    await phone.setOffline(false);
    await expect.poll(() => received(32)).toEqual([{ day: today(), year: yearOf(today()), unsure: false }]);
  });

  it('can still save if its clock says 1970', async () => {
    const page = await resetClock(-Date.now());
    await log(page, 33);
    await phone.setOffline(false);
    await expect.poll(() => received(33)).toEqual([{ day: today(), year: yearOf(today()), unsure: false }]);
  });
});

describe('a phone whose clock is ahead', () => {
  it.each([
    ['a day', DAY_MS],
    ['a year', 365 * DAY_MS],
  ])('by %s saves, sends and corrects the date', async (_, by) => {
    const page = await resetClock(by);
    await log(page, 34);
    await phone.setOffline(false);
    await expect.poll(() => received(34)).toEqual([{ day: today(), year: yearOf(today()), unsure: false }]);
    await phone.open(`${world.url}/outbox`);
    await expect.poll(() => page.getByText('需要处理').count()).toBe(0);
  });
});

describe('a form left open overnight', () => {
  it('gets the new day if its date was not edited', async () => {
    await phone.setOffline(true);
    const page = phone.page();
    const day = today();
    expect(await date(page).inputValue()).toBe(day);
    await setClockWrong(page, DAY_MS);
    await comeBack(page);
    await expect.poll(() => date(page).inputValue()).toBe(addDays(day, 1));
  });

  it('shows 昨天 beside an edited date, also in a draft', async () => {
    await phone.setOffline(true);
    const page = phone.page();
    const day = today();
    await amount(page).fill('35');
    await date(page).fill(addDays(day, -1));
    await page.getByText('昨天', { exact: true }).waitFor();
    await page.getByText('草稿已存').waitFor();
    await phone.open(`${world.url}/log/leaflet`);
    expect(await date(page).inputValue()).toBe(addDays(day, -1));
    await page.getByText('昨天', { exact: true }).waitFor();
  });
});
