import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '../../../src/demo/random.ts';
import { migratedDatabase } from '../../support/database.ts';
import { newRestartableDevice, type RestartableDevice, readyForOffline } from '../../support/e2e-browser.ts';
import { enterSmallDistrict } from '../../support/e2e-district.ts';
import { leafletsOnServer } from '../../support/e2e-saved.ts';
import { readPhone, saveRapidly } from '../../support/e2e-saving.ts';
import { join } from '../../support/e2e-steps.ts';
import { openWorld, type World } from '../../support/e2e-world.ts';

/**
 * Number of kills; set KILLS=100 for more. At most 199, since the amount identifies the record and a leaflet's is
 * limited to 20,000.
 */
const KILLS = Number(process.env.KILLS ?? 6);
const PATIENCE = { timeout: 60_000, interval: 100 };

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let phone: RestartableDevice;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  const district = await enterSmallDistrict(world.context(), world.administrator);
  phone = await newRestartableDevice();
  await join(phone.page(), await world.invite(district.members.volunteer));
  await readyForOffline(phone.page());
  // Chromium writes cookies to disk within half a minute, or when it exits normally.
  await phone.shut();
  await phone.start();
});
afterAll(async () => {
  await phone.throwAway();
  await world.close();
  await database.drop();
});

it(
  'keeps every record reported as saved when the browser is killed during saves, and sends each once',
  async () => {
    const seed = Date.now() % 100_000;
    const random = seededRandom(seed);
    const said: number[] = [];
    let begun = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      // With a network, the browser is also killed during the server's answers.
      await phone.setOffline(kill % 2 === 1);
      const page = await phone.open(`${world.url}/log/leaflet`);
      const from = kill * 100;
      const before = said.length;
      const saving = saveRapidly(page, { from, count: 100 }, (amount) => said.push(amount)).catch(() => undefined);
      await expect.poll(() => said.length, PATIENCE).toBeGreaterThan(before);
      await sleep(random.int(0, 400));
      await phone.kill();
      await saving;
      begun += said.length - before + 1;

      await phone.start();
      const held = await readPhone(await phone.open(`${world.url}/today`));
      const where = `seed ${seed}, kill ${kill}`;
      expect(
        said.filter((amount) => !held.changes.includes(amount)),
        where,
      ).toEqual([]);
      expect(held.records, where).toEqual(held.changes);
      expect(held.changes.length, where).toBeLessThanOrEqual(begun);
    }
    await phone.setOffline(false);
    await expect.poll(async () => (await readPhone(phone.page())).unsent, PATIENCE).toEqual([]);
    const { changes } = await readPhone(phone.page());
    expect(new Set(changes).size).toBe(changes.length);
    expect(await leafletsOnServer(world), `seed ${seed}`).toEqual({ changes, records: changes, differences: [] });
  },
  60_000 + KILLS * 20_000,
);
