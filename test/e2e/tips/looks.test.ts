import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../support/database.ts';
import { loadAnew, phoneScreen } from '../../support/e2e-browser.ts';
import { axeFaults, type Look, looks, scrollsSideways, smallTargets, wear, wearNow } from '../../support/e2e-looks.ts';
import { openStage, type Stage, tipViews } from '../../support/e2e-tip-views.ts';
import { openWorld, type World } from '../../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let stage: Stage;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  stage = await openStage(world);
});
afterEach(() => {
  for (const { complaints } of [stage.phone, stage.desk]) complaints.length = 0;
});
afterAll(async () => {
  await stage.close();
  await world.close();
  await database.drop();
});

/** Checks the page as it stands in one look, on its own screen and, at the desk, on a phone too. */
async function faultsIn(page: Page, look: Look, at: 'phone' | 'desk'): Promise<string[]> {
  await wearNow(page, look);
  const rules = look === 'light' ? 'all' : 'look';
  const faults = await axeFaults(page, rules);
  const screen = page.viewportSize();
  if (at === 'desk') {
    await page.setViewportSize(phoneScreen);
    faults.push(...(await axeFaults(page, rules)));
  } else {
    faults.push(...(await smallTargets(page, looks[look].target)));
  }
  if (await scrollsSideways(page)) faults.push('wider than a phone');
  if (at === 'desk' && screen) await page.setViewportSize(screen);
  return faults.map((fault) => `${look}: ${fault}`);
}

describe('the pages of sealed tips', () => {
  it.each(tipViews)('$name is accessible and fits a phone, in every look', async ({ at, address, reach, leave }) => {
    const device = stage[at];
    const page = device.page();
    await loadAnew(page, world.url + address(stage));
    await reach(page, stage);
    const faults: string[] = [];
    for (const look of Object.keys(looks) as Look[]) faults.push(...(await faultsIn(page, look, at)));
    await wear(page, 'light');
    await leave?.(page, stage);
    expect([...faults, ...device.complaints]).toEqual([]);
  });
});
