import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../support/database.ts';
import { phoneScreen } from '../../support/e2e-browser.ts';
import { axeFaults, type Look, looks, scrollsSideways, smallTargets, wear } from '../../support/e2e-looks.ts';
import { openStage, type Stage, tipViews } from '../../support/e2e-tip-views.ts';
import { openWorld, type World } from '../../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let world: World;
let stage: Stage;

beforeAll(async () => {
  database = await emptyDatabase();
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

describe('the pages of sealed tips', () => {
  const rows = tipViews.flatMap((view) => (Object.keys(looks) as Look[]).map((look) => ({ ...view, look })));
  it.each(rows)('$name, $look, is accessible and fits a phone', async ({ at, address, reach, leave, look }) => {
    const device = stage[at];
    const page = await device.open(world.url);
    await wear(page, look);
    await page.goto('about:blank');
    await page.goto(world.url + address(stage));
    await reach(page, stage);
    const screen = page.viewportSize();
    const faults = await axeFaults(page);
    if (at === 'desk') {
      await page.setViewportSize(phoneScreen);
      faults.push(...(await axeFaults(page)));
    } else {
      faults.push(...(await smallTargets(page, looks[look].target)));
    }
    if (await scrollsSideways(page)) faults.push('wider than a phone');
    await leave?.(page, stage);
    if (screen) await page.setViewportSize(screen);
    expect([...faults, ...device.complaints]).toEqual([]);
  });
});
