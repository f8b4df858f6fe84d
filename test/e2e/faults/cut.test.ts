import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '../../../src/demo/random.ts';
import { type CuttingProxy, cuttingProxy } from '../../support/cutting-proxy.ts';
import { migratedDatabase } from '../../support/database.ts';
import { type Device, newRestartableDevice, readyForOffline } from '../../support/e2e-browser.ts';
import { enterSmallDistrict } from '../../support/e2e-district.ts';
import { leafletsOnServer } from '../../support/e2e-saved.ts';
import { readPhone, saveRapidly } from '../../support/e2e-saving.ts';
import { join } from '../../support/e2e-steps.ts';
import { openWorld, type World } from '../../support/e2e-world.ts';

const RECORDS = 60;
const PATIENCE = { timeout: 90_000, interval: 200 };

const seed = Date.now() % 100_000;
let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let proxy: CuttingProxy;
let phone: Device;

beforeAll(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  const { port } = new URL(world.url);
  proxy = await cuttingProxy(Number(port), seededRandom(seed));
  proxy.setCutting(false);
  // The address stays the server's own, but the connection goes through the proxy.
  phone = await newRestartableDevice({ args: [`--host-resolver-rules=MAP localhost:${port} localhost:${proxy.port}`] });
  const district = await enterSmallDistrict(world.context(), world.administrator);
  await join(phone.page(), await world.invite(district.members.volunteer));
  await readyForOffline(phone.page());
});
afterAll(async () => {
  await phone.throwAway();
  await proxy.close();
  await world.close();
  await database.drop();
});

it('sends each record once although connections break at any byte in both directions', async () => {
  const page = await phone.open(`${world.url}/log/leaflet`);
  proxy.setCutting(true);
  const said: number[] = [];
  await saveRapidly(page, { from: 1, count: RECORDS }, (amount) => said.push(amount));
  const wake = () => page.evaluate(() => dispatchEvent(new Event('online')));
  await expect
    .poll(async () => {
      // The phone's backoff grows; repeated online events shorten the test.
      await wake();
      return (await readPhone(page)).unsent;
    }, PATIENCE)
    .toEqual([]);
  await page.getByRole('main').getByText('已收到', { exact: true }).waitFor();
  expect(proxy.cuts(), `seed ${seed}`).toBeGreaterThan(3);
  const saved = Array.from({ length: RECORDS }, (_, index) => index + 1);
  expect(said).toEqual(saved);
  expect(await leafletsOnServer(world), `seed ${seed}`).toEqual({ changes: saved, records: saved, differences: [] });
});
