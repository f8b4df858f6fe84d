import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Counted, type CountingProxy, countingProxy } from '../support/counting-proxy.ts';
import { migratedDatabase } from '../support/database.ts';
import { type Device, deskScreen, newDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { amount, join, pickPlace, save, signIn } from '../support/e2e-steps.ts';
import { enterWork } from '../support/e2e-work.ts';
import { office, openWorld, type World } from '../support/e2e-world.ts';

let database: Awaited<ReturnType<typeof migratedDatabase>>;
let world: World;
let district: SmallDistrict;
const devices: Device[] = [];

beforeEach(async () => {
  database = await migratedDatabase();
  world = await openWorld(database.url);
  district = await enterSmallDistrict(world.context(), world.administrator);
});
afterEach(async () => {
  await Promise.all(devices.splice(0).map((device) => device.throwAway()));
  await world.close();
  await database.drop();
});

async function device(options?: Parameters<typeof newDevice>[0]): Promise<Device> {
  const made = await newDevice(options);
  devices.push(made);
  return made;
}

/** Waits until the page's live stream is open. */
const listening = (of: Device): Promise<unknown> =>
  of.page().waitForResponse((response) => response.url().endsWith('/api/sync/live') && response.ok());

/** Returns the proxy's counts once there was only the stream's heartbeat for a second. */
async function quiet(proxy: CountingProxy): Promise<Counted> {
  let all: Counted = { requests: [], sent: 0, received: 0 };
  for (;;) {
    const { requests, sent, received } = proxy.take();
    all = { requests: [...all.requests, ...requests], sent: all.sent + sent, received: all.received + received };
    if (all.requests.length && sent + received < 20) return all;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

describe('while the app is visible', () => {
  it('changes of others appear automatically on a teammate’s phone and on the office’s board', async () => {
    const [phone, laptop] = await Promise.all([device(), device({ screen: deskScreen })]);
    const heard = [listening(phone), listening(laptop)];
    await join(phone.page(), await world.invite(district.members.leader));
    await signIn(laptop.page(), world.url, office);
    await Promise.all(heard);
    const boards: string[] = [];
    laptop.page().on('request', (request) => {
      if (request.url().includes('/api/office/board')) boards.push(request.url());
    });

    await enterWork(world.context(), district);
    await phone.page().getByText('5 条记录待核实').waitFor();
    await laptop
      .page()
      .getByRole('link', { name: /^200.*发放宣传资料/ })
      .first()
      .waitFor();
    // Pokes within a moment cause one request, and at most one more if the stream has only just opened.
    expect(boards.length).toBeGreaterThan(0);
    expect(boards.length).toBeLessThanOrEqual(2);
    expect([...phone.complaints, ...laptop.complaints]).toEqual([]);
  });

  it('a hidden page has no stream, and two tabs share one', async () => {
    const phone = await device();
    const streams: string[] = [];
    phone.context().on('request', (request) => {
      if (request.url().endsWith('/api/sync/live')) streams.push(request.url());
    });
    const heard = listening(phone);
    await join(phone.page(), await world.invite(district.members.leader));
    await heard;
    const second = await phone.context().newPage();
    await second.goto(`${world.url}/today`);
    await second.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    await enterWork(world.context(), district);
    await second.getByText('5 条记录待核实').waitFor();
    expect(streams).toHaveLength(1);
  });

  it('the phone sends automatically when the server is back, without an online event', async () => {
    const phone = await device();
    await join(phone.page(), await world.invite(district.members.volunteer));
    const page = phone.page();
    await page.getByRole('link', { name: /^发放资料/ }).click();
    await pickPlace(page, '上河村');
    await amount(page).fill('120');
    await world.stop();
    await save(page);
    await page.getByText('待发', { exact: true }).waitFor();
    await world.start();
    await page.getByText('已收到', { exact: true }).waitFor({ timeout: 60_000 });
  });

  it('a sync without changes is one request of at most 2 KB both ways, headers included', async () => {
    const proxy = await countingProxy(Number(new URL(world.url).port));
    try {
      const phone = await device({ hasServiceWorker: true });
      const page = phone.page();
      const invite = await world.invite(district.members.volunteer);
      await join(page, invite.replace(world.url, proxy.url));
      await phone.open(`${proxy.url}/me`);
      await readyForOffline(page);
      // Otherwise the phone might compare its data on its own during the test.
      await page.getByRole('button', { name: '现在检查' }).click();
      await page.getByText('已检查，一致').waitFor();
      await quiet(proxy);
      const answered = page.waitForResponse((response) => response.url().endsWith('/api/sync/pull'));
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await answered;
      const { requests, sent, received } = await quiet(proxy);
      expect(requests).toEqual(['/api/sync/pull']);
      expect(sent + received).toBeLessThanOrEqual(2_000);
    } finally {
      await proxy.close();
    }
  });

  it('phone and server data are compared, and differences are downloaded again', async () => {
    const phone = await device();
    await join(phone.page(), await world.invite(district.members.leader));
    await enterWork(world.context(), district);
    const page = await phone.open(`${world.url}/me`);
    const compare = async (said: string) => {
      await page.getByRole('button', { name: '现在检查' }).click();
      await page.getByRole('status').getByText(said, { exact: true }).waitFor();
    };
    await compare('已检查，一致');
    await page.evaluate(async () => {
      const open = indexedDB.open('qingyuan');
      await new Promise((resolve) => open.addEventListener('success', resolve));
      const records = open.result.transaction('record', 'readwrite').objectStore('record');
      const all = records.getAll();
      await new Promise((resolve) => all.addEventListener('success', resolve));
      const [changed, gone] = all.result.filter((row) => row.kind === 'leaflet' || row.kind === 'visit');
      changed.base.fields.place = changed.id;
      records.put(changed);
      records.delete(gone.id);
      await new Promise((resolve) => records.transaction.addEventListener('complete', resolve));
      open.result.close();
    });
    await compare('有 2 处不一致，已重新下载');
    await compare('已检查，一致');
    expect(phone.complaints).toEqual([]);
  });
});
