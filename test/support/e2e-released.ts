import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { Id } from '../../src/domain/kernel/id.ts';
import type { Device } from './e2e-browser.ts';
import { amount, save } from './e2e-steps.ts';
import type { World } from './e2e-world.ts';

/** The kept client that talks to the server of today. */
export const RELEASED = '70aa94b';

/** 今日 after a moment's exchange: what the released client shows where it should be updated. */
export const waitForUpdateNotice = (page: Page): Promise<void> => page.getByText('应用版本太旧').first().waitFor();

/** Records leaflets by the released client's form. */
export async function logLeaflets(phone: Device, url: string, quantity: number): Promise<void> {
  const page = await phone.open(`${url}/log/leaflet`);
  await amount(page).fill(String(quantity));
  await save(page);
}

/** The quantities of the leaflets that the server has from a member. */
export async function received(world: World, member: Id): Promise<number[]> {
  const { db } = world.context();
  const rows = await db
    .selectFrom('record')
    .where('author', '=', member)
    .where('kind', '=', 'leaflet')
    .select('fields')
    .execute();
  return rows.map(({ fields }) => Number(fields.quantity)).sort((a, b) => a - b);
}

/** Until the server has them and the phone its receipts. */
export async function expectReceived(
  world: World,
  page: Page,
  member: Id,
  quantities: readonly number[],
): Promise<void> {
  await expect.poll(() => received(world, member)).toEqual(quantities);
  await page.goto(`${world.url}/today`);
  await page.getByRole('list', { name: '今天已记' }).waitFor();
  await expect.poll(() => page.getByText('待发', { exact: true }).count()).toBe(0);
}
