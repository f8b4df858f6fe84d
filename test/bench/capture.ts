import type { CDPSession, Page } from 'playwright';
import type { Draft } from '../../src/demo/draft.ts';
import { seededRandom } from '../../src/demo/random.ts';
import { addDays, dayAt } from '../../src/domain/kernel/day.ts';
import { newId } from '../../src/domain/kernel/id.ts';
import { newRestartableDevice, type RestartableDevice, readyForOffline } from '../support/e2e-browser.ts';
import { enter, enterSmallDistrict, type SmallDistrict } from '../support/e2e-district.ts';
import { join } from '../support/e2e-steps.ts';
import { openWorld, type World } from '../support/e2e-world.ts';
import { percentile, type Report } from './report.ts';
import { nextTimes, type Times, usableAt, watch } from './stopwatch.ts';

const RECORDS = 10_000;
const CAPTURES = 120;
const COLD_STARTS = 10;
const SLOWDOWN = 4;
/** Between the last number and 保存; a thumb needs longer. */
const PAUSE_MS = 500;

/** A squad's leaflets of the last months, all of which its members' phones hold. */
async function fill({ context, administrator }: World, district: SmallDistrict): Promise<void> {
  const { members, squads, places, material } = district;
  const random = seededRandom(2);
  const now = context().now();
  const yesterday = addDays(dayAt(now), -1);
  const drafts = Array.from({ length: RECORDS }, (_, index): Draft => {
    const at = now - 86_400_000 - (RECORDS - index) * 1000;
    const fields = {
      date: addDays(yesterday, -random.int(0, 250)),
      quantity: random.int(1, 300),
      member: index % 20 === 0 ? members.volunteer : members.mate,
      squad: squads.first,
      place: random.pick([places.upper, places.lower, places.school]),
      material,
    };
    return { id: newId(at, random.bytes), kind: 'leaflet', steps: [{ by: administrator, at, fields }] };
  });
  await enter(context(), administrator, drafts, random);
}

/** Records in the phone's own database. */
const countOnPhone = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('qingyuan');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('record').objectStore('record').count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );

async function synced(page: Page): Promise<number> {
  for (;;) {
    const count = await countOnPhone(page);
    if (count >= RECORDS) return count;
    await page.waitForTimeout(500);
  }
}

async function slowDown(page: Page, rate: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return session;
}

/** Every capture is a form of its own, as for somebody who logs the next village. */
async function captures(page: Page, url: string): Promise<Times[]> {
  const all: Times[] = [];
  await page.goto(`${url}/log/leaflet`);
  for (let n = 0; n < CAPTURES; n++) {
    await page.getByRole('button', { name: '加 10', exact: true }).click();
    const box = await page.getByRole('button', { name: '保存', exact: true }).boundingBox();
    if (!box) throw new Error('the form has no 保存');
    await page.waitForTimeout(PAUSE_MS);
    const times = nextTimes(page);
    // Not by its locator, whose checks would draw frames meanwhile.
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    all.push(await times);
    await page.getByRole('button', { name: '再记一笔' }).click();
  }
  return all;
}

/** What the browser itself takes to put one small row on disk: nobody can be faster. */
const rawPuts = (page: Page): Promise<number[]> =>
  page.evaluate(async (count) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('bench-peer', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('row', { keyPath: 'id' });
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const times: number[] = [];
    for (let id = 0; id < count; id++) {
      const began = performance.now();
      await new Promise<void>((resolve, reject) => {
        const transaction = database.transaction('row', 'readwrite', { durability: 'strict' });
        transaction.objectStore('row').put({ id, quantity: 120, place: '上河村', date: '2026-06-26' });
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(transaction.error);
      });
      times.push(performance.now() - began);
    }
    database.close();
    indexedDB.deleteDatabase('bench-peer');
    return times;
  }, CAPTURES);

/** From a browser that is not running, without a network, to a form that takes a number. */
async function coldStarts(phone: RestartableDevice, url: string): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < COLD_STARTS; n++) {
    await phone.shut();
    await phone.start();
    const page = phone.page();
    await watch(page);
    await slowDown(page, SLOWDOWN);
    await page.goto(`${url}/log/leaflet`, { waitUntil: 'commit' });
    times.push(await usableAt(page));
    await page.getByRole('button', { name: '加 10', exact: true }).click();
  }
  return times;
}

/** From the tap on 保存 to a durable record, and from a cold start to a form, on a slow phone that holds a year's records. */
export async function capture(): Promise<Report> {
  const world = await openWorld();
  const phone = await newRestartableDevice();
  try {
    const district = await enterSmallDistrict(world.context(), world.administrator);
    await fill(world, district);
    await watch(phone.page());
    await join(phone.page(), await world.signInLink(district.members.volunteer));
    await readyForOffline(phone.page());
    const held = await synced(phone.page());
    await phone.setOffline(true);
    const throttled = await slowDown(phone.page(), SLOWDOWN);
    const saved = await captures(phone.page(), world.url);
    const peer = await rawPuts(phone.page());
    await throttled.detach();
    const cold = await coldStarts(phone, world.url);
    const durable = saved.map((each) => each.durable - each.tapped);
    const shown = saved.map((each) => each.shown - each.tapped);
    return {
      bench: 'capture',
      measures: [
        { name: 'tap on 保存 to durable, p50', value: percentile(durable, 0.5), unit: 'ms' },
        { name: 'tap on 保存 to durable, p95', value: percentile(durable, 0.95), unit: 'ms', goal: 50 },
        { name: 'tap on 保存 to 已保存到本机 on the page, p50', value: percentile(shown, 0.5), unit: 'ms' },
        { name: 'tap on 保存 to 已保存到本机 on the page, p95', value: percentile(shown, 0.95), unit: 'ms' },
        { name: 'peer: one strict IndexedDB put, p50', value: percentile(peer, 0.5), unit: 'ms' },
        { name: 'peer: one strict IndexedDB put, p95', value: percentile(peer, 0.95), unit: 'ms' },
        { name: 'offline cold start to a usable form, median', value: percentile(cold, 0.5), unit: 'ms' },
        { name: 'offline cold start to a usable form, worst', value: percentile(cold, 1), unit: 'ms', goal: 1500 },
        { name: 'the first capture after a start, durable', value: durable[0] ?? Number.NaN, unit: 'ms' },
        { name: 'records on the phone', value: held, unit: '' },
        { name: 'captures', value: saved.length, unit: '' },
      ],
      notes: [
        `page at ${SLOWDOWN}× CPU slowdown (the service worker's thread is not slowed); ${COLD_STARTS} cold starts`,
        'durable: the transaction that writes record and queue is complete, durability "strict"',
      ],
    };
  } finally {
    await phone.throwAway();
    await world.close();
  }
}
